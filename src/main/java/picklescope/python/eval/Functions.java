package picklescope.python.eval;

import java.util.List;
import java.util.Map;
import java.util.Set;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;

/** The functions of {@link FunctionTable#standard()}. */
final class Functions {
  /** A function of arguments that all have values, which are plain. */
  @FunctionalInterface
  interface Function {
    PyValue call(Arguments arguments, Evaluation evaluation);
  }

  /**
   * A call's arguments.
   *
   * @param values the positional arguments
   * @param keywords the keyword arguments
   */
  record Arguments(Expr.Invocation expr, List<PyValue> values, Map<String, PyValue> keywords) {
    int size() {
      return values.size();
    }

    PyValue get(int index) {
      return values.get(index);
    }

    /** Returns the expression of an argument. */
    Expr expr(int index) {
      return expr.arguments().get(index);
    }
  }

  /**
   * A function with the number of its arguments.
   *
   * @param keywords the names of its keyword arguments; {@code *} stands for any
   * @param varying whether it may return different values for the same arguments
   */
  record Entry(int least, int most, Set<String> keywords, boolean varying, Function function) {}

  static final Map<String, Entry> STANDARD =
      Map.ofEntries(
          entry("len", 1, 1, Reductions::len),
          entry("abs", 1, 1, NumberFunctions::abs),
          entry(
              "min",
              1,
              255,
              (arguments, evaluation) -> Reductions.minOrMax(arguments, -1, evaluation)),
          entry(
              "max",
              1,
              255,
              (arguments, evaluation) -> Reductions.minOrMax(arguments, 1, evaluation)),
          entry("round", 1, 2, NumberFunctions::round),
          entry("int", 0, 2, NumberFunctions::integer),
          entry("float", 0, 1, NumberFunctions::floating),
          entry("complex", 0, 2, NumberFunctions::complex),
          entry("bool", 0, 1, Conversions::bool),
          entry("str", 0, 1, Conversions::str),
          entry("repr", 1, 1, Conversions::repr),
          entry(
              "any",
              1,
              1,
              (arguments, evaluation) -> Reductions.anyOrAll(arguments, true, evaluation)),
          entry(
              "all",
              1,
              1,
              (arguments, evaluation) -> Reductions.anyOrAll(arguments, false, evaluation)),
          entry("sum", 1, 2, Reductions::sum),
          Map.entry("sorted", new Entry(1, 1, Set.of("reverse"), false, Reductions::sorted)),
          entry("isinstance", 2, 2, Conversions::isInstance),
          entry("type", 1, 1, (arguments, evaluation) -> PythonTypes.type(arguments.get(0))),
          entry("list", 0, 1, Conversions::list),
          entry("tuple", 0, 1, Conversions::tuple),
          entry("set", 0, 1, Conversions::set),
          entry("frozenset", 0, 1, Conversions::frozenSet),
          Map.entry("dict", new Entry(0, 1, Set.of("*"), false, Conversions::dict)),
          entry("bytes", 0, 1, Conversions::bytes),
          entry("bytearray", 0, 1, Conversions::byteArray));

  private static final Set<String> CLASSES =
      Set.of(
          "object",
          "int",
          "float",
          "complex",
          "bool",
          "str",
          "type",
          "list",
          "tuple",
          "set",
          "frozenset",
          "dict",
          "bytes",
          "bytearray");

  private Functions() {}

  private static Map.Entry<String, Entry> entry(
      String name, int least, int most, Function function) {
    return Map.entry(name, new Entry(least, most, Set.of(), false, function));
  }

  /** Returns whether a reference is to a built-in function that is not a class. */
  static boolean isFunction(PyGlobal global) {
    String name = global.name().toString();
    return STANDARD.containsKey(name)
        && !CLASSES.contains(name)
        && global.module().equals(PyStr.of("builtins"));
  }

  /** Returns whether a name is that of a built-in class. */
  static boolean isClass(String name) {
    return CLASSES.contains(name);
  }
}
