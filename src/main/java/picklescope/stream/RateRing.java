package picklescope.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many messages and bytes came in each of the last 60 seconds. Memory: 720 bytes.
 *
 * <p>A message whose time is earlier than the newest one's is counted in its own second, if that is
 * still kept; if not, the clock was set back, and counting begins again.
 */
final class RateRing {
  private static final int SECONDS = StreamRow.SPARK_SECONDS;
  private static final int WINDOW = 5; // seconds of the rate now
  private static final long NANOS = 1_000_000_000;

  private final int[] counts;
  private final long[] bytes;
  private long newest = Long.MIN_VALUE; // the second of the newest bucket, since 1970
  private long begunNanos; // the time of the first message that is counted

  RateRing() {
    counts = new int[SECONDS];
    bytes = new long[SECONDS];
  }

  /** Creates a copy. */
  RateRing(RateRing other) {
    counts = other.counts.clone();
    bytes = other.bytes.clone();
    newest = other.newest;
    begunNanos = other.begunNanos;
  }

  void add(long timeNanos, int size) {
    long second = Math.floorDiv(timeNanos, NANOS);
    if (newest == Long.MIN_VALUE || second <= newest - SECONDS) {
      begin(second, timeNanos);
    } else if (second > newest) {
      advance(second);
    }
    int place = place(second);
    counts[place]++;
    bytes[place] += size;
  }

  private static int place(long second) {
    return Math.floorMod(second, SECONDS);
  }

  private void begin(long second, long timeNanos) {
    clear();
    newest = second;
    begunNanos = timeNanos;
  }

  private void clear() {
    Arrays.fill(counts, 0);
    Arrays.fill(bytes, 0);
  }

  private void advance(long second) {
    if (second - newest >= SECONDS) {
      clear();
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

  /** Returns the time of the first message that is counted: what was before it does not count. */
  long begunNanos() {
    return begunNanos;
  }

  /** Returns the messages a second in the time before a moment. */
  double rate(long nowNanos) {
    long sum = 0;
    for (long second : window(nowNanos)) {
      sum += isKept(second) ? counts[place(second)] : 0;
    }
    return sum / seconds(nowNanos);
  }

  /** Returns the bytes a second, as {@link #rate} does the messages. */
  double bytesRate(long nowNanos) {
    long sum = 0;
    for (long second : window(nowNanos)) {
      sum += isKept(second) ? bytes[place(second)] : 0;
    }
    return sum / seconds(nowNanos);
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
  private double seconds(long nowNanos) {
    long begin = (Math.floorDiv(nowNanos, NANOS) - WINDOW + 1) * NANOS;
    long from = begunNanos > nowNanos ? begin : Math.max(begin, begunNanos); // set back
    return Math.max(1, (nowNanos - from) / (double) NANOS);
  }
}
