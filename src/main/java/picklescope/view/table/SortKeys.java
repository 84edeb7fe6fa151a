package picklescope.view.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import picklescope.python.PyBool;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyValue;

/**
 * A sort key for each row, in Python's order of values: first numbers by their size, then other
 * values by their {@link SortText}, then rows without a value. Each text is kept once; their memory
 * is bounded.
 */
final class SortKeys {
  /** The key of a row without a value. */
  static final long MISSING = Long.MAX_VALUE;

  /** Greater than the key of every double, NaN included. */
  private static final long FIRST_TEXT = 0x7ff8_0000_0000_0001L;

  /** The memory of a text besides its characters, in bytes. */
  private static final int TEXT_OVERHEAD = 120;

  private final long[] keys;
  private long[] distances = {}; // of ints from the nearest floats, once there is one
  private final Map<String, Integer> texts = new HashMap<>();
  private final long textBytes;
  private long textBytesTaken;

  /**
   * Creates the keys.
   *
   * @param rows the number of rows
   * @param textBytes the most memory for texts
   */
  SortKeys(int rows, long textBytes) {
    keys = new long[rows];
    this.textBytes = textBytes;
  }

  /** Sets the key of a row to a number; all rows must have such keys. */
  void exact(int row, long number) {
    keys[row] = number;
  }

  void missing(int row) {
    keys[row] = MISSING;
  }

  /** Sets the key of a row to that of a value. */
  void value(int row, PyValue value) throws JobException {
    switch (value) {
      case PyBool bool -> number(row, bool.value() ? 1 : 0);
      case PyFloat number -> number(row, number.value());
      case PyInt number -> whole(row, number);
      default -> text(row, SortText.of(value));
    }
  }

  private void whole(int row, PyInt number) {
    double near = number.isLong() ? number.longValue() : number.bigValue().doubleValue();
    number(row, near);
    long distance = SortText.distance(number, near);
    if (distance != 0) {
      distances = distances.length == 0 ? new long[keys.length] : distances;
      distances[row] = distance;
    }
  }

  private void number(int row, double number) {
    keys[row] = bits(number);
  }

  /** Returns a number whose order is that of the floats, NaN last. */
  static long bits(double number) {
    long bits = Double.doubleToLongBits(number == 0 ? 0.0 : number);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  /** Sets the key of a row to that of a {@link SortText}. */
  void text(int row, String text) throws JobException {
    Integer known = texts.get(text);
    if (known == null) {
      textBytesTaken += TEXT_OVERHEAD + 2L * text.length();
      if (textBytesTaken > textBytes) {
        throw new JobException(
            "more than %,d different texts do not fit in memory; filter first"
                .formatted(texts.size()));
      }
      known = texts.size();
      texts.put(text, known);
    }
    keys[row] = FIRST_TEXT + known;
  }

  /**
   * Returns the order of rows with equal keys: a number for each row, or no numbers if there are
   * only rows whose keys are exact.
   */
  long[] distances() {
    return distances;
  }

  /** Returns the keys once every row has one. */
  long[] finish() {
    if (!texts.isEmpty()) {
      var sorted = texts.keySet().toArray(String[]::new);
      Arrays.sort(sorted);
      var ranks = new int[sorted.length];
      for (int rank = 0; rank < sorted.length; rank++) {
        ranks[Objects.requireNonNull(texts.get(sorted[rank]))] = rank;
      }
      for (int row = 0; row < keys.length; row++) {
        if (keys[row] >= FIRST_TEXT && keys[row] != MISSING) {
          keys[row] = FIRST_TEXT + ranks[(int) (keys[row] - FIRST_TEXT)];
        }
      }
    }
    return keys;
  }
}
