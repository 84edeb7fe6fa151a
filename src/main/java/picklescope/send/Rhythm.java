package picklescope.send;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The interval, the burst size and the length of a repeat.
 *
 * @param intervalNanos the time from one burst to the next, at least 1
 * @param burst how many messages are sent at once, at least 1
 * @param count the number of messages after which it ends; {@value #UNTIL_STOPPED} for no limit
 */
public record Rhythm(long intervalNanos, int burst, long count) {
  public static final long UNTIL_STOPPED = 0;

  /** The longest interval in nanoseconds: a day. */
  public static final long MAX_INTERVAL_NANOS = TimeUnit.DAYS.toNanos(1);

  /** The highest rate in bursts per second. */
  public static final double MAX_HERTZ = 1e6;

  /** The largest burst. */
  public static final int MAX_BURST = 100_000;

  /** Checks the arguments. */
  public Rhythm {
    if (intervalNanos < 1 || intervalNanos > MAX_INTERVAL_NANOS) {
      throw new IllegalArgumentException(
          "An interval must be longer than 0 and at most a day. For example 16.7 ms, or 60 Hz.");
    }
    if (burst < 1 || burst > MAX_BURST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "A burst must have 1 to %,d messages, not %,d.", MAX_BURST, burst));
    }
    if (count < 0) {
      throw new IllegalArgumentException(
          "A count must be a whole number of 1 or more, not " + count + ".");
    }
  }

  /** Returns a rhythm of {@code rate} messages per second until stopped. */
  public static Rhythm hertz(double rate) {
    if (!(rate > 0 && rate <= MAX_HERTZ)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "A rate must be more than 0 and at most %,.0f a second.", MAX_HERTZ));
    }
    return new Rhythm(Math.max(1, Math.round(1e9 / rate)), 1, UNTIL_STOPPED);
  }

  /** Returns a rhythm of one message every {@code millis} milliseconds until stopped. */
  public static Rhythm everyMillis(double millis) {
    double nanos = millis * 1e6;
    return new Rhythm(
        nanos >= 1 && nanos <= MAX_INTERVAL_NANOS ? Math.round(nanos) : 0, 1, UNTIL_STOPPED);
  }

  /** Returns a copy that ends after {@code newCount} messages. */
  public Rhythm withCount(long newCount) {
    return new Rhythm(intervalNanos, burst, newCount);
  }

  /** Returns a copy with bursts of {@code newBurst} messages. */
  public Rhythm withBurst(int newBurst) {
    return new Rhythm(intervalNanos, newBurst, count);
  }

  /** Returns the resulting messages per second. */
  public double perSecond() {
    return burst * 1e9 / intervalNanos;
  }
}
