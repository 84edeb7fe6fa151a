package picklescope.python.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.eval.Functions.Arguments;
import picklescope.python.text.Casing;
import picklescope.python.text.Characters;

/** The methods of str. */
final class StrMethods {
  private StrMethods() {}

  static PyValue call(String name, PyStr text, Arguments arguments, Evaluation evaluation) {
    return call(name, text, arguments, Characters::isSpace, evaluation);
  }

  /**
   * Calls a method.
   *
   * @param space the white space characters
   */
  static PyValue call(
      String name, PyStr text, Arguments arguments, IntPredicate space, Evaluation evaluation) {
    evaluation.steps(1 + text.raw().length / 8);
    return switch (name) {
      case "lower" -> PyStr.ofCodePoints(Casing.lower(text.codePoints()));
      case "upper" -> PyStr.ofCodePoints(Casing.upper(text.codePoints()));
      case "strip", "lstrip", "rstrip" -> strip(name, text, arguments, space, evaluation);
      case "split" -> split(text, arguments, space, evaluation);
      default -> SearchMethods.call(name, text, arguments, evaluation);
    };
  }

  static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Characters.isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && Characters.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static PyValue strip(
      String name, PyStr text, Arguments arguments, IntPredicate space, Evaluation evaluation) {
    Optional<int[]> given = Optional.empty();
    if (arguments.size() > 0 && !(arguments.get(0) instanceof PyNone)) {
      if (!(arguments.get(0) instanceof PyStr chars)) {
        return evaluation.typeError(
            arguments.expr(0), "expected a text, found " + PythonTypes.inMessage(arguments.get(0)));
      }
      given = Optional.of(chars.codePoints());
    }
    int[] points = text.codePoints();
    int start = 0;
    int end = points.length;
    while (!name.equals("rstrip")
        && start < end
        && isStripped(points[start], given, space, evaluation)) {
      start++;
    }
    while (!name.equals("lstrip")
        && end > start
        && isStripped(points[end - 1], given, space, evaluation)) {
      end--;
    }
    return PyStr.ofCodePoints(Arrays.copyOfRange(points, start, end));
  }

  private static boolean isStripped(
      int point, Optional<int[]> given, IntPredicate space, Evaluation evaluation) {
    if (given.isEmpty()) {
      return space.test(point);
    }
    evaluation.steps(1 + given.get().length / 8);
    for (int candidate : given.get()) {
      if (candidate == point) {
        return true;
      }
    }
    return false;
  }

  private static PyValue split(
      PyStr text, Arguments arguments, IntPredicate space, Evaluation evaluation) {
    long most = Long.MAX_VALUE;
    if (arguments.size() > 1) {
      if (!(Comparisons.number(arguments.get(1)) instanceof PyInt number)) {
        return evaluation.typeError(arguments.expr(1), "expected a whole number");
      }
      boolean all = number.bigValue().signum() < 0 || !number.isLong();
      most = all ? most : number.longValue();
    }
    if (arguments.size() == 0 || arguments.get(0) instanceof PyNone) {
      return PyList.of(words(text.codePoints(), most, space, evaluation));
    }
    if (!(arguments.get(0) instanceof PyStr separator)) {
      return evaluation.typeError(
          arguments.expr(0), "expected a text, found " + PythonTypes.inMessage(arguments.get(0)));
    }
    if (separator.raw().length == 0) {
      return evaluation.fail("ValueError", arguments.expr(0), "the separator is empty");
    }
    var parts = new ArrayList<PyValue>();
    int start = 0;
    while (parts.size() < most) {
      int at =
          SearchMethods.indexOf(text.raw(), separator.raw(), start, text.raw().length, evaluation);
      if (at < 0) {
        break;
      }
      parts.add(part(text.raw(), start, at));
      start = at + separator.raw().length;
    }
    parts.add(part(text.raw(), start, text.raw().length));
    return PyList.of(parts);
  }

  private static PyStr part(byte[] utf8, int start, int end) {
    return PyStr.ofUtf8(Arrays.copyOfRange(utf8, start, end));
  }

  private static List<PyValue> words(
      int[] points, long most, IntPredicate space, Evaluation evaluation) {
    evaluation.steps(points.length);
    var words = new ArrayList<PyValue>();
    int at = 0;
    while (true) {
      while (at < points.length && space.test(points[at])) {
        at++;
      }
      if (at == points.length) {
        return words;
      }
      int start = at;
      if (words.size() >= most) {
        words.add(PyStr.ofCodePoints(Arrays.copyOfRange(points, start, points.length)));
        return words;
      }
      while (at < points.length && !space.test(points[at])) {
        at++;
      }
      words.add(PyStr.ofCodePoints(Arrays.copyOfRange(points, start, at)));
    }
  }
}
