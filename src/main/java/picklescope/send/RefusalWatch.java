package picklescope.send;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits behind for the refusals of messages that were sent once, so that the next message need not
 * wait: for each a second at most, on a virtual thread. Thread-safe.
 */
public final class RefusalWatch {
  /** More than the round trip to any computer on Earth. */
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int MOST_AT_ONCE = 64;

  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  /** Creates a watch that waits for nothing yet. */
  public RefusalWatch() {}

  /**
   * Waits for the refusal of the last message of a transmitter, then closes that. If {@value
   * #MOST_AT_ONCE} are waited for already, it is closed at once.
   *
   * @param refused receives what to tell the user, on the waiting thread
   */
  public void watch(Transmitter transmitter, Consumer<String> refused) {
    if (!places.tryAcquire()) {
      transmitter.close();
      return;
    }
    Thread.ofVirtual()
        .name("refusal")
        .start(() -> {
          try (transmitter) {
            transmitter.awaitRefusal(LONGEST_NANOS).ifPresent(refused);
          } finally {
            places.release();
          }
        });
  }
}
