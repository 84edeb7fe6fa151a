package picklescope.thread;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Closes a resource from another thread than the one that opens it, such as a shutdown hook. If the
 * resource is being opened, {@link #close()} waits for it; after {@link #close()} nothing can be
 * opened. Thread-safe.
 */
public final class LastClose {
  private Runnable closing = () -> {};
  private boolean closed;

  /**
   * Opens a resource that {@link #close()} closes.
   *
   * @return empty if the program is ending: then nothing is opened
   */
  public synchronized <T> Optional<T> open(Supplier<T> opening, Consumer<T> closing) {
    if (closed) {
      return Optional.empty();
    }
    T opened = opening.get();
    this.closing = () -> closing.accept(opened);
    return Optional.of(opened);
  }

  /** Closes the resource, if it was opened; nothing can be opened afterwards. */
  public synchronized void close() {
    closed = true;
    closing.run();
  }
}
