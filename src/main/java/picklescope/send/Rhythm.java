package picklescope.send;

import java.util.concurrent.TimeUnit;

/**
 * How often a repeat sends.
 *
 * @param intervalNanos the time from one burst to the next, at least 1
 * @param burst how many messages at once, at least 1
 * @param count after how many messages it ends; {@value #UNTIL_STOPPED} for never by itself
 */
public record Rhythm(long intervalNanos, int burst, long count) {
  public static final long UNTIL_STOPPED = 0;

  /** The longest interval: a day. */
  public static final long MAX_INTERVAL_NANOS = TimeUnit.DAYS.toNanos(1);

  /** The highest rate of bursts, a second. */
  public static final double MAX_HERTZ = 1e6;

  /** The most messages at once. */
  public static final int MAX_BURST = 100_000;

  /** A rhythm that can be kept. */
  public Rhythm {
    if (intervalNanos < 1 || intervalNanos > MAX_INTERVAL_NANOS) {
      throw new IllegalArgumentException(
          "An interval is longer than 0 and at most a day. For example 16.7 ms, or 60 Hz.");
    }
    if (burst < 1 || burst > MAX_BURST) {
      throw new IllegalArgumentException(
          "A burst has 1 to %,d messages, not %,d.".formatted(MAX_BURST, burst));
    }
    if (count < 0) {
      throw new IllegalArgumentException("A count is a whole number from 1 on, not " + count + ".");
    }
  }

  /** So many messages a second until stopped. */
  public static Rhythm hertz(double rate) {
    if (!(rate > 0 && rate <= MAX_HERTZ)) {
      throw new IllegalArgumentException(
          "A rate is more than 0 and at most %,.0f a second.".formatted(MAX_HERTZ));
    }
    return new Rhythm(Math.max(1, Math.round(1e9 / rate)), 1, UNTIL_STOPPED);
  }

  /** A message every so many milliseconds until stopped. */
  public static Rhythm everyMillis(double millis) {
    double nanos = millis * 1e6;
    return new Rhythm(
        nanos >= 1 && nanos <= MAX_INTERVAL_NANOS ? Math.round(nanos) : 0, 1, UNTIL_STOPPED);
  }

  /** The same, ended after so many messages. */
  public Rhythm withCount(long newCount) {
    return new Rhythm(intervalNanos, burst, newCount);
  }

  /** The same with so many messages at once. */
  public Rhythm withBurst(int newBurst) {
    return new Rhythm(intervalNanos, newBurst, count);
  }

  /** The messages a second that this comes to. */
  public double perSecond() {
    return burst * 1e9 / intervalNanos;
  }
}
