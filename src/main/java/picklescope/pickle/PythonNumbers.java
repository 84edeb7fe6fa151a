package picklescope.pickle;

import static picklescope.pickle.DisassemblyException.valueError;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.Repr;

/** Parses numbers as Python's {@code int()} and {@code float()} parse bytes. */
final class PythonNumbers {
  /**
   * The number of decimal digits above which Python refuses to convert an int to text, or text to
   * an int.
   */
  static final int MAX_DIGITS = 4_300;

  private static final int MAX_QUOTED = 200;
  private static final String ADVICE = "; use sys.set_int_max_str_digits() to increase the limit";
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(?:(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?|(?i:inf|infinity|nan))");

  private PythonNumbers() {}

  static PyInt integer(String text) throws DisassemblyException {
    int at = 0;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int first = at;
    int digits = 0;
    char before = '_';
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      char c = text.charAt(at++);
      if (c == '_' && before == '_') {
        throw noInteger(text);
      }
      digits += c == '_' ? 0 : 1;
      before = c;
    }
    int end = at;
    if (before == '_') {
      throw noInteger(text);
    }
    if (digits > MAX_DIGITS) {
      throw valueError(
          "Exceeds the limit (%s digits) for integer string conversion: value has %s digits%s"
              .formatted(MAX_DIGITS, digits, ADVICE));
    }
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    if (at < text.length()) {
      throw noInteger(text);
    }
    var value = new BigInteger(text.substring(first, end).replace("_", ""));
    return PyInt.of(negative ? value.negate() : value);
  }

  /** Throws an exception if an int is too long to be displayed by Python. */
  static void checkShown(PyInt value) throws DisassemblyException {
    if (value.isLong()) {
      return;
    }
    BigInteger magnitude = value.bigValue().abs();
    if (magnitude.bitLength() > MAX_DIGITS * 10 / 3 || magnitude.toString().length() > MAX_DIGITS) {
      throw valueError(
          "Exceeds the limit (%s digits) for integer string conversion%s"
              .formatted(MAX_DIGITS, ADVICE));
    }
  }

  static PyFloat real(String text) throws DisassemblyException {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    var bare = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c != '_') {
        bare.append(c);
      } else if (i == from
          || i + 1 == to
          || !isDigit(text.charAt(i - 1))
          || !isDigit(text.charAt(i + 1))) {
        throw noFloat(text);
      }
    }
    if (!FLOAT.matcher(bare).matches()) {
      throw noFloat(text);
    }
    char last = bare.charAt(bare.length() - 1);
    boolean negative = bare.charAt(0) == '-';
    return new PyFloat(
        switch (last) {
          case 'f', 'F', 'y', 'Y' -> negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
          case 'n', 'N' -> Double.NaN;
          default -> Double.parseDouble(bare.toString());
        });
  }

  private static DisassemblyException noInteger(String text) {
    String shown = quoted(text.substring(0, Math.min(MAX_QUOTED, text.length())));
    return valueError(
        "invalid literal for int() with base 10: "
            + shown.substring(0, Math.min(MAX_QUOTED, shown.length())));
  }

  private static DisassemblyException noFloat(String text) {
    return valueError("could not convert string to float: " + quoted(text));
  }

  /** Returns text as a bytes literal. */
  static String quoted(String latin1) {
    return new Repr().of(PyBytes.of(latin1.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= 9 && c <= 13;
  }
}
