package picklescope.python.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;

/** Subscripts: {@code object[index]} and {@code object[lower:upper:step]}. */
final class Subscripts {
  private Subscripts() {}

  static PyValue item(Expr.Subscript expr, PyValue object, PyValue index, Evaluation evaluation) {
    if (object instanceof PyDict dict) {
      if (!Hashing.isHashable(index, evaluation)) {
        return evaluation.typeError(
            expr.index(), "a " + PythonTypes.name(index) + " can't be a dict's key");
      }
      Optional<PyValue> found = Comparisons.find(dict, index, evaluation);
      return found.isPresent()
          ? found.get()
          : evaluation.fail("KeyError", expr.index(), "the dict has no such key");
    }
    int length = length(object);
    if (length < 0) {
      return evaluation.typeError(expr, PythonTypes.inMessage(object) + " has no items");
    }
    if (!(Comparisons.number(index) instanceof PyInt number)) {
      return evaluation.typeError(
          expr.index(), "expected a whole number, found " + PythonTypes.inMessage(index));
    }
    long at = number.isLong() ? number.longValue() : Long.MAX_VALUE;
    at = at < 0 ? at + length : at;
    if (at < 0 || at >= length) {
      return evaluation.fail("IndexError", expr.index(), count(object, length));
    }
    return item(object, (int) at, evaluation);
  }

  /** Returns how many items a sequence has: {@code the tuple has 1 item}. */
  private static String count(PyValue object, int length) {
    String number = length == 0 ? "no" : Integer.toString(length);
    String plural = length == 1 ? "" : "s";
    return switch (object) {
      case PyBytes _, PyByteArray _ ->
          "there %s %s byte%s".formatted(length == 1 ? "is" : "are", number, plural);
      case PyStr _ -> "the str has %s character%s".formatted(number, plural);
      default -> "the %s has %s item%s".formatted(PythonTypes.name(object), number, plural);
    };
  }

  private static PyValue item(PyValue object, int at, Evaluation evaluation) {
    return switch (object) {
      case PyList list -> list.items().get(at);
      case PyTuple tuple -> tuple.items().get(at);
      case PyStr text -> {
        evaluation.steps(text.raw().length / 16);
        yield text.raw().length == text.length()
            ? PyStr.ofUtf8(new byte[] {text.raw()[at]})
            : PyStr.ofCodePoints(text.codePoints()[at]);
      }
      default -> PyInt.of(SearchMethods.content(object)[at] & 0xFF);
    };
  }

  /** Returns the length of a sequence, -1 for other values. */
  static int length(PyValue object) {
    return switch (object) {
      case PyList list -> list.size();
      case PyTuple tuple -> tuple.size();
      case PyStr text -> text.length();
      case PyBytes bytes -> bytes.length();
      case PyByteArray bytes -> bytes.length();
      default -> -1;
    };
  }

  /**
   * Evaluates a slice.
   *
   * @param parts lower, upper and step; None for those that are absent
   */
  static PyValue slice(
      Expr.Subscript expr, PyValue object, PyValue[] parts, Evaluation evaluation) {
    // a slice is hashable in Python 3.12, but no literal has one as a key
    if (object instanceof PyDict) {
      return evaluation.fail("KeyError", expr.index(), "the dict has no such key");
    }
    int length = length(object);
    if (length < 0) {
      return evaluation.typeError(expr, PythonTypes.inMessage(object) + " can't be sliced");
    }
    for (PyValue part : parts) {
      if (!(part instanceof PyNone) && !(Comparisons.number(part) instanceof PyInt)) {
        return evaluation.typeError(
            expr.index(), "expected whole numbers, found " + PythonTypes.inMessage(part));
      }
    }
    long step = parts[2] instanceof PyNone ? 1 : clipped(parts[2]);
    if (step == 0) {
      return evaluation.fail("ValueError", expr.index(), "the step can't be 0");
    }
    long start = bound(parts[0], length, step, step > 0 ? 0 : length - 1);
    long stop = bound(parts[1], length, step, step > 0 ? length : -1);
    long distance = step > 0 ? stop - start : start - stop;
    int count = distance <= 0 ? 0 : (int) ((distance - 1) / Math.abs(step) + 1);
    evaluation.steps(length / 8 + count);
    return slice(object, (int) start, step, count);
  }

  private static long clipped(PyValue number) {
    PyInt value = (PyInt) Comparisons.number(number);
    long limit = Integer.MAX_VALUE;
    return value.isLong()
        ? Math.clamp(value.longValue(), -limit, limit)
        : value.bigValue().signum() * limit;
  }

  private static long bound(PyValue part, int length, long step, long otherwise) {
    if (part instanceof PyNone) {
      return otherwise;
    }
    long at = clipped(part);
    if (at < 0) {
      return Math.max(at + length, step > 0 ? 0 : -1);
    }
    return Math.min(at, step > 0 ? length : length - 1L);
  }

  private static PyValue slice(PyValue object, int start, long step, int count) {
    return switch (object) {
      case PyList list -> PyList.of(picked(list.items(), start, step, count));
      case PyTuple tuple -> PyTuple.of(picked(tuple.items(), start, step, count));
      case PyStr text -> {
        int[] points = text.codePoints();
        int[] selected = new int[count];
        for (int i = 0; i < count; i++) {
          selected[i] = points[(int) (start + i * step)];
        }
        yield PyStr.ofCodePoints(selected);
      }
      default -> {
        byte[] octets = SearchMethods.content(object);
        byte[] selected = new byte[count];
        for (int i = 0; i < count; i++) {
          selected[i] = octets[(int) (start + i * step)];
        }
        yield object instanceof PyBytes ? PyBytes.of(selected) : PyByteArray.of(selected);
      }
    };
  }

  private static List<PyValue> picked(List<PyValue> items, int start, long step, int count) {
    var selected = new ArrayList<PyValue>(count);
    for (int i = 0; i < count; i++) {
      selected.add(items.get((int) (start + i * step)));
    }
    return selected;
  }

  /** Returns the items over which a loop iterates; empty if the value is not iterable. */
  static Optional<List<PyValue>> elements(PyValue value, Evaluation evaluation) {
    return switch (value) {
      case PyList list -> Optional.of(list.items());
      case PyTuple tuple -> Optional.of(tuple.items());
      case PySet set -> Optional.of(Comparisons.plainMembers(set, evaluation).items());
      case PyFrozenSet set -> Optional.of(Comparisons.plainMembers(set, evaluation).items());
      case PyDict dict -> {
        evaluation.steps(dict.size());
        yield Optional.of(
            evaluation.withPlainKeys(dict).entries().stream().map(PyDict.Entry::key).toList());
      }
      case PyStr text -> {
        evaluation.steps(text.raw().length);
        yield Optional.of(
            Arrays.stream(text.codePoints())
                .mapToObj(point -> (PyValue) PyStr.ofCodePoints(point))
                .toList());
      }
      default -> {
        byte[] octets = Comparisons.octets(value);
        if (octets == null) {
          yield Optional.empty();
        }
        evaluation.steps(octets.length);
        var numbers = new ArrayList<PyValue>(octets.length);
        for (byte octet : octets) {
          numbers.add(PyInt.of(octet & 0xFF));
        }
        yield Optional.of(numbers);
      }
    };
  }
}
