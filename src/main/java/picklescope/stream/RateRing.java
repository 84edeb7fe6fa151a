package picklescope.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many messages and bytes came in each of the last 60 seconds. Memory: 720 bytes.
 *
 * <p>A message whose time is earlier than the newest one's is counted in its own second, if that is
 * still kept.
 */
final class RateRing {
  private static final int SECONDS = StreamRow.SPARK_SECONDS;
  private static final int WINDOW = 5; // seconds of the rate now
  private static final long NANOS = 1_000_000_000;

  private final int[] counts;
  private final long[] bytes;
  private long newest = Long.MIN_VALUE; // the second of the newest bucket, since 1970

  RateRing() {
    counts = new int[SECONDS];
    bytes = new long[SECONDS];
  }

  /** Creates a copy. */
  RateRing(RateRing other) {
    counts = other.counts.clone();
    bytes = other.bytes.clone();
    newest = other.newest;
  }

  void add(long timeNanos, int size) {
    long second = Math.floorDiv(timeNanos, NANOS);
    if (second > newest) {
      advance(second);
    } else if (second <= newest - SECONDS) {
      return;
    }
    int place = place(second);
    counts[place]++;
    bytes[place] += size;
  }

  private static int place(long second) {
    return Math.floorMod(second, SECONDS);
  }

  private void advance(long second) {
    if (newest == Long.MIN_VALUE || second - newest >= SECONDS) {
      Arrays.fill(counts, 0);
      Arrays.fill(bytes, 0);
    } else {
      for (long empty = newest + 1; empty <= second; empty++) {
        counts[place(empty)] = 0;
        bytes[place(empty)] = 0;
      }
    }
    newest = second;
  }

  private boolean isKept(long second) {
    return second <= newest && second > newest - SECONDS;
  }

  /** Returns the messages of each of the 60 seconds before a moment, the newest at the end. */
  List<Integer> spark(long nowNanos) {
    long now = Math.floorDiv(nowNanos, NANOS);
    var spark = new ArrayList<Integer>(SECONDS);
    for (long second = now - SECONDS + 1; second <= now; second++) {
      spark.add(isKept(second) ? counts[place(second)] : 0);
    }
    return spark;
  }

  /**
   * Returns the messages a second in the time before a moment.
   *
   * @param firstNanos the time of the first message: what was before it does not count
   */
  double rate(long nowNanos, long firstNanos) {
    long sum = 0;
    for (long second : window(nowNanos)) {
      sum += isKept(second) ? counts[place(second)] : 0;
    }
    return sum / seconds(nowNanos, firstNanos);
  }

  /** Returns the bytes a second, as {@link #rate} does the messages. */
  double bytesRate(long nowNanos, long firstNanos) {
    long sum = 0;
    for (long second : window(nowNanos)) {
      sum += isKept(second) ? bytes[place(second)] : 0;
    }
    return sum / seconds(nowNanos, firstNanos);
  }

  private static long[] window(long nowNanos) {
    long now = Math.floorDiv(nowNanos, NANOS);
    var seconds = new long[WINDOW];
    Arrays.setAll(seconds, i -> now - i);
    return seconds;
  }

  /**
   * Returns the length of the window: it ends in the middle of a second, or begins with the first
   * message.
   */
  private static double seconds(long nowNanos, long firstNanos) {
    long begin = (Math.floorDiv(nowNanos, NANOS) - WINDOW + 1) * NANOS;
    return Math.max(1, (nowNanos - Math.max(begin, firstNanos)) / (double) NANOS);
  }
}
