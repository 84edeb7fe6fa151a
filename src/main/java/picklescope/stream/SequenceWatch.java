package picklescope.stream;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Follows numbers that step by one, and notices those that are missing, repeated or late, and
 * sequences that begin again or wrap around at 8, 16 or 32 bits, signed or not.
 *
 * <p>It remembers which of the {@value #WINDOW} numbers up to the highest have come, as the
 * anti-replay window of RFC 4303 does; one that comes later than that begins a sequence.
 */
final class SequenceWatch {
  private static final int WINDOW = 64;
  private static final int RUN = 8; // numbers in order that make a sequence
  private static final long JUMP = 1 << 16; // numbers ahead that need time for being a loss
  private static final double FASTER = 2; // than before, at most, if it is one
  private static final int SMOOTHING = 16; // intervals
  private static final int GOOD = 4;
  private static final int BEST = 256;

  private final Map<Oddity.Step, Seen> seen = new EnumMap<>(Oddity.Step.class);
  private long high;
  private long window = -1; // bit i: whether high - i has come
  private long wrapped; // how many numbers there are until it wraps around; 0 if it never did
  private int score = BEST / 4; // below 0 it is no sequence
  private long back; // the last number that was not above the highest
  private int backRun; // how many such numbers in order were repeated ones
  private long backNumber;
  private long lastNanos;
  private double interval; // the recent mean, in nanoseconds; 0 before it is known

  private record Seen(long before, long after, long number, long count) {
    Seen more(long by) {
      return new Seen(before, after, number, count + by);
    }
  }

  /**
   * Starts after a number.
   *
   * @param high the last of some numbers that stepped by one
   * @param timeNanos the time of its message
   */
  SequenceWatch(long high, long timeNanos) {
    this.high = high;
    lastNanos = timeNanos;
  }

  /** Creates a copy. */
  SequenceWatch(SequenceWatch other) {
    seen.putAll(other.seen);
    high = other.high;
    window = other.window;
    wrapped = other.wrapped;
    score = other.score;
    back = other.back;
    backRun = other.backRun;
    backNumber = other.backNumber;
    lastNanos = other.lastNanos;
    interval = other.interval;
  }

  /**
   * Adds a number.
   *
   * @param number that of its message
   * @param timeNanos that of its message
   * @return whether it still is a sequence
   */
  boolean add(long value, long number, long timeNanos) {
    long passed = timeNanos - lastNanos;
    lastNanos = timeNanos;
    if (value == high + 1) {
      window = window << 1 | 1;
      high = value;
      score = Math.min(BEST, score + GOOD);
      if (passed > 0) { // else the clock was set back
        interval = interval == 0 ? passed : interval + (passed - interval) / SMOOTHING;
      }
      return true;
    }
    step(value, number, passed);
    return --score >= 0;
  }

  private void step(long value, long number, long passed) {
    long ahead = value - high;
    long behindWrap = high + wrapped - value;
    if (wrapped > 0 && behindWrap > 0 && behindWrap < WINDOW && ahead > 0) {
      backward(value, (int) behindWrap, number); // it should have come before the wrap
    } else if (value > high && ahead > 0 && (ahead < JUMP || isLongGap(ahead, passed))) {
      forward(value, ahead, number);
    } else if (ahead <= 0 && ahead > -WINDOW) {
      backward(value, (int) -ahead, number);
    } else if (!wraps(value, number)) {
      begin(value, value, number);
    }
  }

  /** Returns whether so many numbers can have come in the time that has passed. */
  private boolean isLongGap(long ahead, long passed) {
    return interval > 0 && ahead * interval <= FASTER * passed;
  }

  private void forward(long value, long ahead, long number) {
    if (ahead > 1) {
      count(Oddity.Step.MISSING, high, value, number, ahead - 1);
    }
    window = ahead >= WINDOW ? 1 : window << ahead | 1;
    high = value;
  }

  private void backward(long value, int behind, long number) {
    long bit = 1L << behind;
    if ((window & bit) == 0) {
      window |= bit;
      backRun = 0;
      count(Oddity.Step.LATE, high, value, number, 1);
      count(Oddity.Step.MISSING, high, value, number, -1);
      return;
    }
    if (backRun > 0 && value == back + 1) {
      backRun++;
    } else {
      backRun = 1;
      backNumber = number;
    }
    back = value;
    count(Oddity.Step.REPEATED, high, value, number, 1);
    if (backRun == RUN) { // it counts from there again
      count(Oddity.Step.REPEATED, high, value, number, -RUN);
      begin(value - RUN + 1, value, backNumber);
    }
  }

  private boolean wraps(long value, long number) {
    for (int bits = 8; bits <= 32; bits *= 2) {
      long all = 1L << bits;
      long ahead = value + all - high;
      if (ahead > 0 && ahead <= WINDOW && isLimit(high, value, all)) {
        count(Oddity.Step.WRAPPED, high, value, number, 1);
        wrapped = all;
        forward(value, ahead, number);
        return true;
      }
    }
    return false;
  }

  /** Returns whether numbers of a size end between two numbers, which are close to the limit. */
  private static boolean isLimit(long before, long after, long all) {
    return before < all && after >= 0 || before < all / 2 && after >= -all / 2 && after < 0;
  }

  private void begin(long first, long value, long number) {
    count(Oddity.Step.RESET, high, first, number, 1);
    high = value;
    window = -1;
    backRun = 0;
  }

  private void count(Oddity.Step step, long before, long after, long number, long by) {
    Seen old = seen.get(step);
    Seen sum = old == null ? new Seen(before, after, number, by) : old.more(by);
    if (sum.count() > 0) {
      seen.put(step, sum);
    } else {
      seen.remove(step);
    }
  }

  /** Returns what was not in order. */
  List<Oddity> oddities(String field) {
    var oddities = new ArrayList<Oddity>();
    seen.forEach((step, it) ->
        oddities.add(
            new Oddity.Sequence(field, step, it.before(), it.after(), it.number(), it.count())));
    return oddities;
  }
}
