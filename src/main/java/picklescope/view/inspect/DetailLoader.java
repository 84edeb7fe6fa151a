package picklescope.view.inspect;

import java.lang.System.Logger;
import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picklescope.thread.Worker;

/**
 * Reads, decodes, compares and searches datagrams on the thread {@code detail}, so that the window
 * does not wait for it. A request for a datagram replaces earlier ones that have not been answered.
 */
public final class DetailLoader implements AutoCloseable {
  private static final Logger LOG = System.getLogger(DetailLoader.class.getName());

  /** Receives the results, on the thread of the window. */
  public interface Listener {
    void loaded(Detail detail);

    void failed(long number, String why);
  }

  private final DetailReader reader;
  private final Listener listener;
  private final Worker worker;

  /**
   * Creates a loader.
   *
   * @param window runs the calls of the listener, for example on the JavaFX thread
   */
  public DetailLoader(DetailReader reader, Executor window, Listener listener) {
    this.reader = reader;
    worker = Worker.prompt("detail", window);
    this.listener = listener;
  }

  /** Requests a datagram, instead of those requested before. */
  public void ask(long number) {
    worker.runLatest(_ -> load(number), Runnable::run);
  }

  /** Reads a datagram and returns the call of the listener. */
  private Runnable load(long number) {
    try {
      Detail detail = reader.read(number);
      return () -> listener.loaded(detail);
    } catch (NoSuchElementException e) {
      return failed(
          number, "This message is no longer available: the capture keeps only the newest.");
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "datagram " + number, e);
      return failed(number, "The message could not be displayed: " + e);
    }
  }

  private Runnable failed(long number, String why) {
    return () -> listener.failed(number, why);
  }

  /**
   * Computes an answer on the thread {@code detail} and passes it to a consumer on the thread of
   * the window.
   */
  public <T> void run(Supplier<T> question, Consumer<T> answer) {
    worker.run(_ -> question.get(), answer);
  }

  @Override
  public void close() {
    worker.close();
  }
}
