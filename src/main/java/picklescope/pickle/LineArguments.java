package picklescope.pickle;

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
    PyValue value = end == from ? null : NumberParser.intOrBool(in.bytes, from, end, digits);
    if (value == null) {
      throw noInteger(in, from, end);
    }
    return value;
  }

  /** Reads the argument of LONG. */
  static PyValue integer(PickleInput in) throws PickleException {
    int from = in.at;
    int end = in.line();
    int to = end > from && in.bytes[end - 1] == 'L' ? end - 1 : end;
    int digits = in.limits.integerDigits();
    PyInt value = end == from ? null : NumberParser.integer(in.bytes, from, to, digits);
    if (value == null) {
      throw noInteger(in, from, end);
    }
    return value;
  }

  /** Reads the argument of FLOAT. */
  static PyValue real(PickleInput in) throws PickleException {
    int from = in.at;
    int end = in.line();
    Double value = NumberParser.real(in.bytes, from, end);
    if (value == null) {
      throw in.malformed("not a number", from, end, OtherLines.isReal(in.bytes, from, end));
    }
    return new PyFloat(value);
  }

  private static PickleException noInteger(PickleInput in, int from, int end) {
    return in.malformed("not a number", from, end, OtherLines.isInteger(in.bytes, from, end));
  }

  /**
   * Reads the argument of PUT or GET.
   *
   * @param mayBeText whether other unpicklers execute the opcode with any text: the keys of the
   *     memo of CPython 2 are texts
   */
  static long index(PickleInput in, boolean mayBeText) throws PickleException {
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
      boolean executed = mayBeText || OtherLines.isInteger(in.bytes, from, end);
      throw in.malformed("not a memo index", from, end, executed);
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
      boolean executed = OtherLines.isQuoted(in.bytes, from, end);
      throw in.malformed("not a quoted string", from, end, executed);
    }
    return PyStr2.of(text);
  }

  /** Reads the argument of UNICODE. */
  static PyStr escaped(PickleInput in) throws PickleException {
    int from = in.at;
    int end = in.line();
    byte[] text = TextDecoder.rawUnicodeEscape(in.bytes, from, end);
    if (text == null) {
      throw in.malformed("a broken \\u escape", from, end, false);
    }
    return PyStr.ofUtf8(text);
  }
}
