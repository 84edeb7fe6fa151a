package picklescope.view.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import picklescope.python.PyBool;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * A number for each row by which rows are put in order: numbers by their size, then texts by their
 * alphabet, then rows that have nothing. Texts are kept once each, and not without bound.
 */
final class SortKeys {
  /** The key of a row that has nothing in the column. */
  static final long MISSING = Long.MAX_VALUE;

  /** Above every double's key, that of NaN included. */
  private static final long FIRST_TEXT = 0x7ff8_0000_0000_0001L;

  /** Longer texts are compared by this many characters. */
  private static final int LONGEST_TEXT = 200;

  /** What a text costs besides its characters, in bytes. */
  private static final int TEXT_OVERHEAD = 120;

  private final long[] keys;
  private final Map<String, Integer> texts = new HashMap<>();
  private final long textBytes;
  private long textBytesTaken;

  /**
   * For that many rows.
   *
   * @param textBytes how much memory the texts may take
   */
  SortKeys(int rows, long textBytes) {
    keys = new long[rows];
    this.textBytes = textBytes;
  }

  /** Sets a row's key to a number that needs no comparison with others than such. */
  void exact(int row, long number) {
    keys[row] = number;
  }

  void missing(int row) {
    keys[row] = MISSING;
  }

  /** Sets a row's key to what a value is compared by. */
  void value(int row, PyValue value) throws JobException {
    switch (value) {
      case PyBool bool -> number(row, bool.value() ? 1 : 0);
      case PyFloat number -> number(row, number.value());
      case PyInt number ->
          number(row, number.isLong() ? number.longValue() : number.bigValue().doubleValue());
      case PyStr text -> text(row, text.toString());
      default -> text(row, Repr.line(LONGEST_TEXT).of(value));
    }
  }

  private void number(int row, double number) {
    long bits = Double.doubleToLongBits(number == 0 ? 0.0 : number);
    keys[row] = bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  /** Sets a row's key to a text. */
  void text(int row, String text) throws JobException {
    String kept = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    Integer known = texts.get(kept);
    if (known == null) {
      textBytesTaken += TEXT_OVERHEAD + 2L * kept.length();
      if (textBytesTaken > textBytes) {
        throw new JobException(
            "more than %,d different texts do not fit in memory; filter first"
                .formatted(texts.size()));
      }
      known = texts.size();
      texts.put(kept, known);
    }
    keys[row] = FIRST_TEXT + known;
  }

  /** The keys, when every row has one. */
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
