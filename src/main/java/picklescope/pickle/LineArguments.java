package picklescope.pickle;

import org.jspecify.annotations.Nullable;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;

/** Reads the arguments of protocol 0, which are lines of text. */
final class LineArguments {
  private LineArguments() {}

  /** Reads the argument of INT. */
  static PyValue intOrBool(PickleInput in) throws PickleException {
    int from = in.at;
    int end = in.line();
    int digits = in.limits.integerDigits();
    return number(
        in, end == from ? null : NumberParser.intOrBool(in.bytes, from, end, digits), from, end);
  }

  /** Reads the argument of LONG. */
  static PyValue integer(PickleInput in) throws PickleException {
    int from = in.at;
    int end = in.line();
    int to = end > from && in.bytes[end - 1] == 'L' ? end - 1 : end;
    int digits = in.limits.integerDigits();
    PyInt value = end == from ? null : NumberParser.integer(in.bytes, from, to, digits);
    return number(in, value, from, end);
  }

  /** Reads the argument of FLOAT. */
  static PyValue real(PickleInput in) throws PickleException {
    int from = in.at;
    int end = in.line();
    Double value = NumberParser.real(in.bytes, from, end);
    return number(in, value == null ? null : new PyFloat(value), from, end);
  }

  private static PyValue number(PickleInput in, @Nullable PyValue value, int from, int end)
      throws PickleException {
    if (value == null) {
      throw in.malformed("not a number", from, end);
    }
    return value;
  }

  /** Reads the argument of PUT or GET. */
  static long index(PickleInput in) throws PickleException {
    int from = in.at;
    int at = from;
    int value = 0;
    while (at - from < 9 && at < in.bytes.length && TextDecoder.digit(in.bytes[at], 10) >= 0) {
      value = value * 10 + in.bytes[at++] - '0';
    }
    if (at > from && at < in.bytes.length && in.bytes[at] == '\n') {
      in.at = at + 1; // the common case, in one pass
      return value;
    }
    int end = in.line();
    long index = NumberParser.index(in.bytes, from, end);
    if (index < 0) {
      throw in.malformed("not a memo index", from, end);
    }
    return index;
  }

  /** Reads the argument of STRING. */
  static PyStr2 quoted(PickleInput in) throws PickleException {
    int from = in.at;
    int end = in.line();
    byte quote = end - from < 2 ? 0 : in.bytes[from];
    byte[] text =
        (quote == '\'' || quote == '"') && in.bytes[end - 1] == quote
            ? TextDecoder.stringEscape(in.bytes, from + 1, end - 1)
            : null;
    if (text == null) {
      throw in.malformed("not a quoted string", from, end);
    }
    return PyStr2.of(text);
  }

  /** Reads the argument of UNICODE. */
  static PyStr escaped(PickleInput in) throws PickleException {
    int from = in.at;
    int end = in.line();
    byte[] text = TextDecoder.rawUnicodeEscape(in.bytes, from, end);
    if (text == null) {
      throw in.malformed("a broken \\u escape", from, end);
    }
    return PyStr.ofUtf8(text);
  }
}
