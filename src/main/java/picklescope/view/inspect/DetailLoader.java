package picklescope.view.inspect;

import java.lang.System.Logger;
import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does on the thread {@code detail} what the window must not wait for: reading, decoding,
 * comparing, searching. Of several datagrams that are asked for, the newest wish wins.
 */
public final class DetailLoader implements AutoCloseable {
  private static final Logger LOG = System.getLogger(DetailLoader.class.getName());

  /** What is told of a datagram. */
  public interface Shown {
    void show(Detail detail);

    void failed(long number, String why);
  }

  private final DetailMaker maker;
  private final Executor window;
  private final Shown shown;
  private final AtomicLong wish = new AtomicLong();
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> Thread.ofPlatform().daemon().name("detail").unstarted(task),
          new ThreadPoolExecutor.DiscardPolicy()); // after the window has closed

  /**
   * Waits to be asked.
   *
   * @param window runs what is told, such as on the JavaFX thread
   */
  public DetailLoader(DetailMaker maker, Executor window, Shown shown) {
    this.maker = maker;
    this.window = window;
    this.shown = shown;
  }

  /** Asks for a datagram, whatever has been asked for before. */
  public void ask(long number) {
    wish.set(number);
    thread.execute(() -> load(number));
  }

  private void load(long number) {
    if (wish.get() != number) {
      return;
    }
    try {
      Detail detail = maker.make(number);
      window.execute(() -> shown.show(detail));
    } catch (NoSuchElementException e) {
      failed(number, "This datagram is no longer held: the capture keeps the newest.");
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "datagram " + number, e);
      failed(number, "It could not be shown: " + e);
    }
  }

  private void failed(long number, String why) {
    window.execute(() -> shown.failed(number, why));
  }

  /** Finds something out, and tells it. */
  public <T> void run(Supplier<T> question, Consumer<T> answer) {
    thread.execute(() -> {
      T found = question.get(); // what it throws is reported, and the next one gets a new thread
      window.execute(() -> answer.accept(found));
    });
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
