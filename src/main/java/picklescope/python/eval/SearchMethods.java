package picklescope.python.eval;

import java.util.Objects;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.eval.Functions.Arguments;

/** The methods of str and bytes that search for a substring. */
final class SearchMethods {
  private SearchMethods() {}

  static PyValue call(String name, PyValue text, Arguments arguments, Evaluation evaluation) {
    byte[] all = content(text);
    // Indexes count characters, which are converted to offsets in UTF-8.
    long length = text instanceof PyStr string ? string.length() : all.length;
    long[] bounds = {0, length};
    for (int i = 1; i < arguments.size(); i++) {
      PyValue bound = arguments.get(i);
      if (bound instanceof PyNone) {
        continue;
      }
      if (!(Comparisons.number(bound) instanceof PyInt number)) {
        return evaluation.typeError(
            arguments.expr(i), "expected a whole number, found " + PythonTypes.inMessage(bound));
      }
      long at = number.isLong() ? number.longValue() : Long.MAX_VALUE * number.bigValue().signum();
      bounds[i - 1] = at < 0 ? Math.max(0, at + length) : at;
    }
    boolean ends = name.equals("startswith") || name.equals("endswith");
    PyValue wanted = arguments.get(0);
    if (ends && wanted instanceof PyTuple tuple) {
      for (PyValue item : tuple.items()) {
        PyValue plain = PlainValues.plain(item);
        if (!isAlike(text, plain)) {
          return wrong(arguments, plain, evaluation);
        }
        if (bounds[0] <= length && isAtEnd(name, text, content(plain), bounds, evaluation)) {
          return PyBool.TRUE;
        }
      }
      return PyBool.FALSE;
    }
    if (name.equals("find") || name.equals("count")) {
      wanted = octet(text, wanted);
      if (!(text instanceof PyStr) && Comparisons.number(wanted) instanceof PyInt) {
        return evaluation.fail("ValueError", arguments.expr(0), "a byte is a number from 0 to 255");
      }
    }
    if (!isAlike(text, wanted)) {
      return wrong(arguments, wanted, evaluation);
    }
    byte[] part = content(wanted);
    bounds[1] = Math.min(bounds[1], length);
    boolean inside = bounds[0] <= bounds[1];
    return switch (name) {
      case "startswith", "endswith" ->
          PyBool.of(inside && isAtEnd(name, text, part, bounds, evaluation));
      case "find" -> {
        int at =
            inside
                ? indexOf(
                    all, part, byteOffset(text, bounds[0]), byteOffset(text, bounds[1]), evaluation)
                : -1;
        yield PyInt.of(at < 0 || !(text instanceof PyStr) ? at : points(all, at));
      }
      default -> PyInt.of(inside ? count(text, part, bounds, evaluation) : 0);
    };
  }

  /** Returns a byte for its number, which bytes accepts as a substring. */
  private static PyValue octet(PyValue text, PyValue wanted) {
    return !(text instanceof PyStr)
            && Comparisons.number(wanted) instanceof PyInt number
            && number.isLong()
            && number.longValue() >= 0
            && number.longValue() < 256
        ? PyBytes.of((byte) number.longValue())
        : wanted;
  }

  private static PyValue wrong(Arguments arguments, PyValue found, Evaluation evaluation) {
    return evaluation.typeError(
        arguments.expr(0), "can't search for " + PythonTypes.inMessage(found) + " in this");
  }

  private static boolean isAlike(PyValue text, PyValue part) {
    return text instanceof PyStr ? part instanceof PyStr : Comparisons.octets(part) != null;
  }

  /** What a str, bytes or a bytearray consists of. */
  static byte[] content(PyValue value) {
    return value instanceof PyStr text
        ? text.raw()
        : Objects.requireNonNull(Comparisons.octets(value));
  }

  private static boolean isAtEnd(
      String name, PyValue text, byte[] part, long[] bounds, Evaluation evaluation) {
    byte[] all = content(text);
    int start = byteOffset(text, bounds[0]);
    int end = byteOffset(text, bounds[1]);
    evaluation.steps(1 + part.length / 8);
    if (end - start < part.length) {
      return false;
    }
    int at = name.equals("startswith") ? start : end - part.length;
    return java.util.Arrays.equals(all, at, at + part.length, part, 0, part.length);
  }

  /** Returns the offset of the byte at which a character starts. */
  private static int byteOffset(PyValue text, long position) {
    byte[] all = content(text);
    if (!(text instanceof PyStr string) || string.length() == all.length) {
      return (int) Math.min(position, all.length);
    }
    int at = 0;
    long left = position;
    while (at < all.length) {
      if ((all[at] & 0xC0) != 0x80 && left-- == 0) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static int points(byte[] utf8, int end) {
    int count = 0;
    for (int i = 0; i < end; i++) {
      count += (utf8[i] & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
  }

  private static int count(PyValue text, byte[] part, long[] bounds, Evaluation evaluation) {
    int end = byteOffset(text, bounds[1]);
    int at = byteOffset(text, bounds[0]);
    if (part.length == 0) {
      return (int) (bounds[1] - bounds[0]) + 1;
    }
    int count = 0;
    while (true) {
      at = indexOf(content(text), part, at, end, evaluation);
      if (at < 0) {
        return count;
      }
      count++;
      at += part.length;
    }
  }

  static int indexOf(byte[] all, byte[] part, int start, int end, Evaluation evaluation) {
    for (int at = start; at <= end - part.length; at++) {
      int same = 0;
      while (same < part.length && all[at + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        evaluation.steps((at - start) / 16 + 1);
        return at;
      }
      if (same > 8) {
        evaluation.steps(same / 8);
      }
    }
    evaluation.steps(Math.max(0, end - start) / 16);
    return -1;
  }

  /** Returns the result of Python's {@code in} for text. */
  static boolean contains(byte[] all, byte[] part, Evaluation evaluation) {
    return indexOf(all, part, 0, all.length, evaluation) >= 0;
  }
}
