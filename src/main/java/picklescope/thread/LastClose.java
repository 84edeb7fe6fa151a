package picklescope.thread;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Closes what was opened, from a thread that does not know how far the opening has come: a signal
 * may end the program at any moment. What is just being opened is waited for, and what has not been
 * opened yet never is. Any thread may call.
 */
public final class LastClose {
  private Runnable closing = () -> {};
  private boolean closed;

  /**
   * Opens something that {@link #close()} closes.
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

  /** Closes what has been opened; nothing can be opened any more. */
  public synchronized void close() {
    closed = true;
    closing.run();
  }
}
