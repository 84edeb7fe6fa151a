package picklescope.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyValue;

/** Watches one argument of a stream's messages. Memory: 120 bytes, 600 with a sequence or clock. */
final class FieldWatch {
  private static final int RUN = 8; // steps by one that make a sequence
  private static final int LONG_RUN = 64; // after one that was none
  private static final double DAY = 86_400; // seconds that a clock since 1970 may be off
  private static final double ALIKE = 0.01; // difference in speed of a clock
  private static final int[] LOOKS = {16, 64, 256}; // values after which it may be a clock

  /** Seconds, milliseconds, microseconds and nanoseconds. */
  private static final double[] UNITS = {1, 1e-3, 1e-6, 1e-9};

  private final TypeWatch type;
  private @Nullable SequenceWatch sequence;
  private @Nullable ClockWatch clock;
  private long lastInt;
  private int run; // steps by one until now
  private int needed = RUN;
  private int numbers; // until it is certain whether it is a clock
  private double firstValue;
  private long firstNanos;

  FieldWatch() {
    type = new TypeWatch();
  }

  /** Creates a copy. */
  FieldWatch(FieldWatch other) {
    type = new TypeWatch(other.type);
    sequence = other.sequence == null ? null : new SequenceWatch(other.sequence);
    clock = other.clock == null ? null : new ClockWatch(other.clock);
    lastInt = other.lastInt;
    run = other.run;
    needed = other.needed;
    numbers = other.numbers;
    firstValue = other.firstValue;
    firstNanos = other.firstNanos;
  }

  void add(PyValue value, long number, long timeNanos) {
    type.add(value, number);
    if (value instanceof PyInt whole && whole.isLong()) {
      sequence(whole.longValue(), number, timeNanos);
      clock(whole.longValue(), number, timeNanos);
    } else if (value instanceof PyFloat real) {
      clock(real.value(), number, timeNanos);
    }
  }

  private void sequence(long value, long number, long timeNanos) {
    if (sequence != null) {
      if (!sequence.add(value, number, timeNanos)) {
        sequence = null;
        run = 0;
        needed = LONG_RUN;
      }
    } else if (clock == null) {
      run = value == lastInt + 1 ? run + 1 : 0;
      if (run >= needed) {
        sequence = new SequenceWatch(value, timeNanos);
      }
    }
    lastInt = value;
  }

  private void clock(double value, long number, long timeNanos) {
    if (!Double.isFinite(value)) {
      return;
    }
    if (clock != null) {
      clock.add(value, timeNanos, number);
      return;
    }
    if (numbers > LOOKS[LOOKS.length - 1]) {
      return;
    }
    if (numbers++ == 0) {
      firstValue = value;
      firstNanos = timeNanos;
      for (double unit : UNITS) {
        if (Math.abs(value * unit - timeNanos / 1e9) < DAY) {
          clock = new ClockWatch(unit, true);
          clock.add(value, timeNanos, number);
        }
      }
      return;
    }
    for (int look : LOOKS) {
      if (numbers == look && sequence == null) {
        lookForClock(value, number, timeNanos);
      }
    }
  }

  /** Finds a clock that counts from any moment, by its speed. */
  private void lookForClock(double value, long number, long timeNanos) {
    double passed = (timeNanos - firstNanos) / 1e9;
    for (double unit : UNITS) {
      if (passed > 0 && Math.abs((value - firstValue) * unit / passed - 1) < ALIKE) {
        clock = new ClockWatch(unit, false);
        clock.add(value, timeNanos, number);
        return;
      }
    }
  }

  /**
   * Returns what is odd.
   *
   * @param types whether changes of the type are
   * @param sequences whether numbers that are not in order are
   */
  List<Oddity> oddities(String field, boolean types, boolean sequences) {
    var oddities = new ArrayList<Oddity>();
    if (types) {
      type.oddity(field).ifPresent(oddities::add);
    }
    if (sequence != null && sequences) {
      oddities.addAll(sequence.oddities(field));
    }
    if (clock != null) {
      clock.oddity(field).ifPresent(oddities::add);
    }
    return oddities;
  }
}
