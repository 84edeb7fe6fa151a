package picklescope.python.eval;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.eval.Functions.Arguments;
import picklescope.python.text.Utf8;

/** The methods that an expression can call. */
final class Methods {
  private static final Map<String, int[]> TEXT =
      Map.of(
          "startswith", new int[] {1, 3},
          "endswith", new int[] {1, 3},
          "lower", new int[] {0, 0},
          "upper", new int[] {0, 0},
          "strip", new int[] {0, 1},
          "lstrip", new int[] {0, 1},
          "rstrip", new int[] {0, 1},
          "split", new int[] {0, 2},
          "find", new int[] {1, 3},
          "count", new int[] {1, 3});

  private static final Map<String, int[]> OTHER =
      Map.of(
          "decode", new int[] {0, 1},
          "get", new int[] {1, 2},
          "keys", new int[] {0, 0},
          "values", new int[] {0, 0},
          "items", new int[] {0, 0});

  private Methods() {}

  /**
   * Returns the minimum and maximum number of arguments of a method; empty if there is no such
   * method.
   */
  static Optional<int[]> arity(String name) {
    return Optional.ofNullable(TEXT.getOrDefault(name, OTHER.get(name)));
  }

  static Set<String> names() {
    var names = new TreeSet<>(TEXT.keySet());
    names.addAll(OTHER.keySet());
    return names;
  }

  /** Returns whether a value has a method. */
  static boolean has(PyValue object, String name) {
    return switch (object) {
      case PyStr _ -> TEXT.containsKey(name);
      case PyBytes _, PyByteArray _ -> TEXT.containsKey(name) || name.equals("decode");
      case PyDict _ -> OTHER.containsKey(name) && !name.equals("decode");
      case PyList _, PyTuple _ -> name.equals("count");
      default -> false;
    };
  }

  static PyValue call(String name, PyValue object, Arguments arguments, Evaluation evaluation) {
    return switch (object) {
      case PyStr string -> StrMethods.call(name, string, arguments, evaluation);
      case PyDict dict -> dict(name, dict, arguments, evaluation);
      case PyList list -> count(list.items(), arguments, evaluation);
      case PyTuple tuple -> count(tuple.items(), arguments, evaluation);
      default -> {
        byte[] octets = SearchMethods.content(object);
        yield name.equals("decode")
            ? decoded(octets, arguments, evaluation)
            : BytesMethods.call(name, octets, object instanceof PyBytes, arguments, evaluation);
      }
    };
  }

  private static PyValue count(List<PyValue> items, Arguments arguments, Evaluation evaluation) {
    if (arguments.size() > 1) {
      return evaluation.typeError(arguments.expr(1), "count() of a list or tuple takes one value");
    }
    PyValue wanted = arguments.get(0);
    int count = 0;
    for (PyValue item : items) {
      if (Comparisons.same(item, wanted, evaluation)) {
        count++;
      }
    }
    return PyInt.of(count);
  }

  private static PyValue dict(
      String name, PyDict given, Arguments arguments, Evaluation evaluation) {
    PyDict dict = evaluation.withPlainKeys(given);
    evaluation.steps(dict.size());
    return switch (name) {
      case "get" -> {
        if (!Hashing.isHashable(arguments.get(0), evaluation)) {
          yield evaluation.typeError(arguments.expr(0), "this can't be a dict's key");
        }
        PyValue otherwise = arguments.size() > 1 ? arguments.get(1) : PyNone.NONE;
        yield Comparisons.find(dict, arguments.get(0), evaluation).orElse(otherwise);
      }
      case "keys" -> PyList.of(dict.entries().stream().map(PyDict.Entry::key).toList());
      case "values" -> PyList.of(dict.entries().stream().map(PyDict.Entry::value).toList());
      default ->
          PyList.of(
              dict.entries().stream()
                  .map(entry -> PyTuple.of(entry.key(), entry.value()))
                  .toList());
    };
  }

  private static PyValue decoded(byte[] bytes, Arguments arguments, Evaluation evaluation) {
    evaluation.steps(bytes.length / 8);
    String encoding =
        arguments.size() == 0 || !(arguments.get(0) instanceof PyStr name)
            ? "utf-8"
            : name.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (encoding) {
      case "utf-8", "utf8" ->
          Utf8.isValid(bytes)
              ? PyStr.ofUtf8(bytes)
              : evaluation.fail("UnicodeDecodeError", arguments.expr(), "the bytes are not UTF-8");
      case "latin1", "latin-1", "iso-8859-1" ->
          PyStr.of(new String(bytes, StandardCharsets.ISO_8859_1));
      case "ascii" ->
          Utf8.isAscii(bytes)
              ? PyStr.ofUtf8(bytes)
              : evaluation.fail("UnicodeDecodeError", arguments.expr(), "the bytes are not ASCII");
      default ->
          evaluation.fail(
              "LookupError", arguments.expr(0), "expected 'utf-8', 'ascii' or 'latin-1'");
    };
  }
}
