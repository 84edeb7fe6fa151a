package picklescope.ui;

import java.util.concurrent.TimeUnit;

/**
 * How often the window is updated: thirty times a second while something happens; ten times above
 * 1,000 messages a second, when no row stays in view until the next update; five times above
 * 150,000 messages a second, when the processors are needed to receive them. A second after the
 * last message or input there is nothing to update. Times are those of {@link System#nanoTime}.
 */
final class PulseRate {
  /** A little less than a thirtieth, so that every second of sixty frames is used. */
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  private static final long BUSY_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(95);
  private static final double BUSY_PER_SECOND = 1_000;
  private static final long FLOODED_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(195);
  private static final double FLOOD_PER_SECOND = 150_000;
  private static final long AWAKE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private long stirred;
  private long received;
  private long last;
  private long lastMessages;
  private long period = PERIOD_NANOS;

  /** Creates the rate of a window in which something happens. */
  PulseRate(long now) {
    stirred = now;
    received = now;
    last = now - PERIOD_NANOS;
  }

  /** To be called when the user has done something, or something is to be seen. */
  void stir(long now) {
    stirred = now;
  }

  /**
   * Returns whether the window is to be updated now.
   *
   * @param messages how many messages there have been
   * @param hurried whether the user waits for the update, so that no frame is skipped
   */
  boolean isDue(long now, long messages, boolean hurried) {
    if (now - last < period && !hurried) {
      return false;
    }
    double perSecond = (messages - lastMessages) * 1e9 / (now - last);
    period = period(perSecond);
    if (hurried) {
      stirred = now;
    }
    if (messages != lastMessages) {
      received = now;
    }
    last = now;
    lastMessages = messages;
    return true;
  }

  private static long period(double perSecond) {
    return perSecond > FLOOD_PER_SECOND
        ? FLOODED_PERIOD_NANOS
        : perSecond > BUSY_PER_SECOND ? BUSY_PERIOD_NANOS : PERIOD_NANOS;
  }

  /** Returns whether nothing has happened for a second. */
  boolean isAtRest(long now) {
    return now - Math.max(stirred, received) > AWAKE_NANOS;
  }

  /**
   * Returns whether JavaFX is to draw all its frames: not at rest, and not above 1,000 messages a
   * second while the user does nothing, for each frame costs a walk through all nodes.
   */
  boolean needsFrames(long now) {
    return now - stirred <= AWAKE_NANOS || period == PERIOD_NANOS && !isAtRest(now);
  }
}
