package picklescope;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what must come true, however busy the computer is. */
public final class Await {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(10);
  private static final Duration SHORT_INTERVAL = Duration.ofNanos(100_000);

  private Await() {}

  /**
   * Returns as soon as a condition holds, which is asked on this thread.
   *
   * @param what the condition in words, for the failure's message
   */
  public static void until(String what, Callable<Boolean> condition) {
    that(what).until(condition);
  }

  /** Like {@link #until}, for what takes microseconds: the condition is asked more often. */
  public static void soon(String what, Callable<Boolean> condition) {
    that(what).pollInterval(SHORT_INTERVAL).until(condition);
  }

  /** Returns a value as soon as there is one. */
  public static <T> T present(String what, Callable<Optional<T>> value) {
    return that(what).until(value, Optional::isPresent).orElseThrow();
  }

  private static ConditionFactory that(String what) {
    return Awaitility.await(what)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(INTERVAL)
        .atMost(BOUND);
  }
}
