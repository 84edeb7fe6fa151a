package picklescope.view.inspect;

import java.lang.System.Logger;
import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picklescope.thread.Worker;

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
  private final Shown shown;
  private final Worker worker;

  /**
   * Waits to be asked.
   *
   * @param window runs what is told, such as on the JavaFX thread
   */
  public DetailLoader(DetailMaker maker, Executor window, Shown shown) {
    this.maker = maker;
    worker = Worker.prompt("detail", window);
    this.shown = shown;
  }

  /** Asks for a datagram, whatever has been asked for before. */
  public void ask(long number) {
    worker.runLatest(_ -> load(number), Runnable::run);
  }

  /** Returns what is to be told of a datagram. */
  private Runnable load(long number) {
    try {
      Detail detail = maker.make(number);
      return () -> shown.show(detail);
    } catch (NoSuchElementException e) {
      return failed(number, "This datagram is no longer held: the capture keeps the newest.");
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "datagram " + number, e);
      return failed(number, "It could not be shown: " + e);
    }
  }

  private Runnable failed(long number, String why) {
    return () -> shown.failed(number, why);
  }

  /** Finds something out, and tells it. */
  public <T> void run(Supplier<T> question, Consumer<T> answer) {
    worker.run(_ -> question.get(), answer);
  }

  @Override
  public void close() {
    worker.close();
  }
}
