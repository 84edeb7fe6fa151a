package picklescope.net;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import picklescope.thread.Worker;

/**
 * Lets ports follow the network interfaces: looks once a second, on the thread {@code interfaces},
 * which is started with the first port that depends on them. Thread-safe.
 */
final class InterfaceWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** The system answers in some milliseconds. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  private final Worker worker = Worker.background("interfaces");
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Runnable follow;

  /**
   * Creates a watch that does nothing yet.
   *
   * @param follow asks the system, and changes the ports
   */
  InterfaceWatch(Runnable follow) {
    this.follow = follow;
  }

  /** Begins to look; no effect if it has begun. */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      worker.runEvery(PERIOD, follow);
    }
  }

  /** Ends the thread; a look that is under way is waited for, because it changes ports. */
  @Override
  public void close() {
    worker.finish();
    worker.awaitEnd(LAST_LOOK);
  }
}
