package picklescope.view.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * Writes a value as a text, so that the texts of two values are in the order of the values: numbers
 * by size, texts by code points, bytes, tuples and lists item by item, as Python compares them;
 * dicts by their entries. Values that Python cannot compare are in the order of their kinds:
 * numbers, texts, bytes, tuples, lists, dicts, others by their {@code repr}. NaN is the greatest
 * number. A text has a bounded length; longer values are compared by their beginning.
 */
final class SortText {
  /** The most characters of a text. */
  static final int LONGEST = 400;

  private static final char END = 0; // before any item: what is shorter comes first
  private static final char NUMBER = 1;
  private static final char TEXT = 2;
  private static final char BYTES = 3;
  private static final char TUPLE = 4;
  private static final char LIST = 5;
  private static final char DICT = 6;
  private static final char OTHER = 7;
  private static final char RAW = 8;

  private static final char EXACT = 0x8000;
  private static final long FAR = Long.MAX_VALUE;
  private static final int SURROGATES = 0x2000; // moves them behind the others
  private static final int BEHIND_SURROGATES = 0x800;

  private final StringBuilder out = new StringBuilder();

  private SortText() {}

  /** Returns the text of a value. */
  static String of(PyValue value) {
    var text = new SortText();
    text.value(value);
    return text.out.toString();
  }

  /** Returns the text of a payload that is not a value: after all values, by its bytes. */
  static String ofRaw(byte[] payload) {
    var text = new SortText();
    text.bytes(RAW, payload);
    return text.out.toString();
  }

  /** Nesting is bounded by the length, for each level takes a character. */
  private void value(PyValue value) {
    if (out.length() >= LONGEST) {
      return;
    }
    switch (value) {
      case PyBool bool -> number(bool.value() ? 1 : 0);
      case PyFloat number -> number(number.value());
      case PyInt number -> whole(number);
      case PyStr text -> text(TEXT, text.start(4 * LONGEST));
      case PyStr2 text ->
          text.text().ifPresentOrElse(this::value, () -> bytes(BYTES, text.bytes()));
      case PyBytes bytes -> bytes(BYTES, bytes.raw());
      case PyByteArray bytes -> bytes(BYTES, bytes.raw());
      case PyTuple tuple -> items(TUPLE, tuple.items());
      case PyList list -> items(LIST, list.items());
      case PyDict dict -> items(DICT, dict.flat());
      default -> text(OTHER, Repr.line(LONGEST).of(value));
    }
  }

  private void items(char kind, List<PyValue> items) {
    out.append(kind);
    for (PyValue item : items) {
      if (out.length() >= LONGEST) {
        return;
      }
      value(item);
    }
    out.append(END);
  }

  private void text(char kind, String text) {
    out.append(kind);
    for (int i = 0; i < text.length() && out.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (c <= 1) {
        out.append((char) 1).append((char) (c + 1));
      } else if (Character.isSurrogate(c)) {
        out.append((char) (c + SURROGATES));
      } else {
        out.append((char) (c > Character.MAX_SURROGATE ? c - BEHIND_SURROGATES : c));
      }
    }
    out.append(END);
  }

  private void bytes(char kind, byte[] bytes) {
    out.append(kind);
    for (int i = 0; i < bytes.length && out.length() < LONGEST; i++) {
      out.append((char) ((bytes[i] & 0xff) + 1));
    }
    out.append(END);
  }

  private void number(double number) {
    out.append(NUMBER);
    bits(SortKeys.bits(number));
    out.append(EXACT);
  }

  /** An int beyond 2 to the 53rd is followed by its distance from the nearest float. */
  private void whole(PyInt number) {
    double near = number.isLong() ? (double) number.longValue() : number.bigValue().doubleValue();
    long distance = distance(number, near);
    out.append(NUMBER);
    bits(SortKeys.bits(near));
    out.append((char) (EXACT + Long.signum(distance)));
    if (distance != 0) {
      bits(distance);
    }
  }

  /**
   * Returns how much greater than the nearest float an int is, limited to the range of a {@code
   * long} without its least value; 0 beyond all floats.
   */
  static long distance(PyInt number, double near) {
    if (Double.isInfinite(near) || number.isLong() && Math.abs(near) < 1L << 53) {
      return 0;
    }
    BigInteger distance = number.bigValue().subtract(new BigDecimal(near).toBigInteger());
    return distance.bitLength() < Long.SIZE ? distance.longValue() : FAR * distance.signum();
  }

  private void bits(long key) {
    for (int shift = 48; shift >= 0; shift -= 16) {
      out.append((char) ((key ^ Long.MIN_VALUE) >>> shift));
    }
  }
}
