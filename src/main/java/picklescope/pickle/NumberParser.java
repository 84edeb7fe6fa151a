package picklescope.pickle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyBool;
import picklescope.python.PyInt;
import picklescope.python.PyValue;

/**
 * Parses numbers as CPython's C unpickler does, with {@code strtol}, {@code PyLong_FromString} and
 * {@code PyOS_string_to_double}. Each method returns null if the text is not a number.
 */
final class NumberParser {
  private NumberParser() {}

  /** Parses the argument of INT: an int, or a bool if it is 0 or 1 in two characters. */
  static @Nullable PyValue intOrBool(byte[] in, int from, int to, int keptDigits) {
    int end = untilNul(in, from, to);
    int at = skipSpace(in, from, end);
    boolean negative = at < end && in[at] == '-';
    if (at < end && (in[at] == '-' || in[at] == '+')) {
      at++;
    }
    int base = 10;
    if (at < end && in[at] == '0') {
      base = 8;
      if (end - at > 2 && (in[at + 1] | 0x20) == 'x' && TextDecoder.digit(in[at + 2], 16) >= 0) {
        base = 16;
        at += 2;
      }
    }
    int digits = at;
    long value = 0;
    while (at < end && at - digits < 15 && TextDecoder.digit(in[at], base) >= 0) {
      value = value * base + TextDecoder.digit(in[at++], base);
    }
    if (at == end && (at > digits || end == from)) {
      boolean isBool = to - from == 2 && value <= 1 && !(negative && value == 1);
      return isBool ? PyBool.of(value == 1) : PyInt.of(negative ? -value : value);
    }
    PyInt octal = base == 8 ? longOctal(in, digits, end, negative) : null;
    return octal != null ? octal : integer(in, from, to, keptDigits);
  }

  /** Parses octal numbers that strtol accepts and that do not fit the fast path. */
  private static @Nullable PyInt longOctal(byte[] in, int from, int end, boolean negative) {
    for (int i = from; i < end; i++) {
      if (TextDecoder.digit(in[i], 8) < 0) {
        return null;
      }
    }
    var value = new BigInteger(ascii(in, from, end), 8);
    value = negative ? value.negate() : value;
    return value.signum() != 0 && value.bitLength() < 64 ? PyInt.of(value) : null;
  }

  /**
   * Parses the argument of LONG: what {@code int(text, 0)} accepts, after an {@code L} at the end
   * was removed.
   */
  static @Nullable PyInt integer(byte[] in, int from, int to, int keptDigits) {
    int end = untilNul(in, from, to);
    int at = skipSpace(in, from, end);
    while (end > at && isSpace(in[end - 1])) {
      end--;
    }
    boolean negative = at < end && in[at] == '-';
    if (at < end && (in[at] == '-' || in[at] == '+')) {
      at++;
    }
    int base = 10;
    if (end - at > 1 && in[at] == '0') {
      base =
          switch (in[at + 1] | 0x20) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
          };
    }
    if (base != 10) {
      at += 2;
      if (at < end && in[at] == '_') {
        at++;
      }
    }
    return digits(in, at, end, base, negative, keptDigits);
  }

  private static @Nullable PyInt digits(
      byte[] in, int from, int end, int base, boolean negative, int keptDigits) {
    if (from == end) {
      return null;
    }
    boolean underscores = false;
    boolean wasDigit = false;
    int first = -1; // the first digit other than 0
    long value = 0;
    for (int i = from; i < end; i++) {
      if (in[i] == '_' && wasDigit && i + 1 < end) {
        wasDigit = false;
        underscores = true;
        continue;
      }
      int digit = TextDecoder.digit(in[i], base);
      if (digit < 0) {
        return null;
      }
      wasDigit = true;
      first = first < 0 && digit != 0 ? i : first;
      value = value * base + digit;
    }
    if (first < 0) {
      return PyInt.of(0);
    }
    if (base == 10 && in[from] == '0') {
      return null; // such as 012
    }
    if (end - first <= 15) {
      return PyInt.of(negative ? -value : value);
    }
    String text = ascii(in, first, end);
    text = (negative ? "-" : "") + (underscores ? text.replace("_", "") : text);
    return base == 10 && text.length() > Math.max(20, keptDigits)
        ? PyInt.ofDigits(text)
        : PyInt.of(base == 10 ? new BigInteger(text) : ofBits(text, base));
  }

  /**
   * Parses digits of a base that is a power of two, in linear time, which BigInteger does not
   * guarantee.
   */
  private static BigInteger ofBits(String text, int base) {
    int width = Integer.numberOfTrailingZeros(base); // bits per digit
    int first = text.startsWith("-") ? 1 : 0;
    var magnitude = new byte[(int) ((text.length() * (long) width + 7) / 8)];
    long bit = 0;
    for (int i = text.length() - 1; i >= first; i--, bit += width) {
      int digit = Character.digit(text.charAt(i), base) << (bit & 7);
      int at = magnitude.length - 1 - (int) (bit >> 3);
      magnitude[at] |= (byte) digit;
      if (digit > 0xFF) {
        magnitude[at - 1] |= (byte) (digit >> 8);
      }
    }
    return new BigInteger(first == 1 ? -1 : 1, magnitude);
  }

  /** Parses a memo index; returns -1 if it is not a number or is negative. */
  static long index(byte[] in, int from, int to) {
    int at = from;
    long value = 0;
    while (at < to && at - from < 15 && TextDecoder.digit(in[at], 10) >= 0) {
      value = value * 10 + in[at++] - '0';
    }
    if (at == to && at > from) {
      return value;
    }
    int start = skipSpace(in, from, to);
    PyInt number = decimal(in, start, to);
    return number != null && number.isLong() && number.longValue() >= 0 ? number.longValue() : -1;
  }

  private static @Nullable PyInt decimal(byte[] in, int from, int to) {
    int end = untilNul(in, from, to);
    while (end > from && isSpace(in[end - 1])) {
      end--;
    }
    boolean negative = from < end && in[from] == '-';
    int at = from < end && (in[from] == '-' || in[from] == '+') ? from + 1 : from;
    while (end - at > 1 && in[at] == '0' && TextDecoder.digit(in[at + 1], 10) >= 0) {
      at++;
    }
    return digits(in, at, end, 10, negative, 20);
  }

  /** Parses the argument of FLOAT; returns null if it is not a float. */
  static @Nullable Double real(byte[] in, int from, int to) {
    double usual = DecimalFraction.parse(in, from, to);
    if (!Double.isNaN(usual)) {
      return usual;
    }
    int end = untilNul(in, from, to);
    int at = from;
    boolean negative = at < end && in[at] == '-';
    if (at < end && (in[at] == '-' || in[at] == '+')) {
      at++;
    }
    if (at < end && (in[at] | 0x20) >= 'a') {
      return named(ascii(in, at, end), negative);
    }
    int digits = 0;
    while (at < end && TextDecoder.digit(in[at], 10) >= 0) {
      at++;
      digits++;
    }
    if (at < end && in[at] == '.') {
      at++;
      while (at < end && TextDecoder.digit(in[at], 10) >= 0) {
        at++;
        digits++;
      }
    }
    if (digits == 0) {
      return null;
    }
    if (at < end && (in[at] | 0x20) == 'e') {
      at++;
      if (at < end && (in[at] == '-' || in[at] == '+')) {
        at++;
      }
      int exponent = at;
      while (at < end && TextDecoder.digit(in[at], 10) >= 0) {
        at++;
      }
      if (at == exponent) {
        return null;
      }
    }
    if (at < end) {
      return null;
    }
    double value = Double.parseDouble(ascii(in, from, end));
    return Double.isInfinite(value) ? null : (Double) value;
  }

  private static @Nullable Double named(String name, boolean negative) {
    return switch (name.toLowerCase(java.util.Locale.ROOT)) {
      case "inf", "infinity" -> negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case "nan" -> negative ? Math.copySign(Double.NaN, -1) : Double.NaN;
      default -> null;
    };
  }

  /** Decodes the argument of LONG1 or LONG4: two's complement, little-endian. */
  static PyInt littleEndian(byte[] in, int from, int length) {
    if (length <= 8) {
      long value = 0;
      for (int i = 0; i < length; i++) {
        value |= (in[from + i] & 0xFFL) << 8 * i;
      }
      int unused = 64 - 8 * length;
      return PyInt.of(length == 0 ? 0 : value << unused >> unused);
    }
    var bigEndian = new byte[length];
    for (int i = 0; i < length; i++) {
      bigEndian[i] = in[from + length - 1 - i];
    }
    return PyInt.of(new BigInteger(bigEndian));
  }

  private static int untilNul(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (in[i] == 0) {
        return i;
      }
    }
    return to;
  }

  private static int skipSpace(byte[] in, int from, int to) {
    int at = from;
    while (at < to && isSpace(in[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c >= 9 && c <= 13;
  }

  private static String ascii(byte[] in, int from, int to) {
    return new String(in, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
