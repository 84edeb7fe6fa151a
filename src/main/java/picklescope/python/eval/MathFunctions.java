package picklescope.python.eval;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import picklescope.python.PyBool;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** Functions of Python's module {@code math}, with and without the module's name. */
public final class MathFunctions {
  private static final String MODULE = "math.";

  private FunctionTable table;

  private MathFunctions(FunctionTable table) {
    this.table = table;
  }

  /** Returns a table with these functions added. */
  static FunctionTable addedTo(FunctionTable table) {
    var functions = new MathFunctions(table);
    functions.addAll();
    return functions.table;
  }

  /**
   * Returns an int, a float or a bool as a double.
   *
   * @throws IllegalArgumentException for any other value; the message is for the user
   */
  public static double number(PyValue value) {
    return switch (value) {
      case PyFloat number -> number.value();
      case PyInt number -> number.bigValue().doubleValue();
      case PyBool bool -> bool.value() ? 1 : 0;
      case PyValue other ->
          throw new IllegalArgumentException("expected a number, found " + Repr.line(40).of(other));
    };
  }

  private void addAll() {
    one("sin", Math::sin);
    one("cos", Math::cos);
    one("tan", Math::tan);
    one("asin", Math::asin);
    one("acos", Math::acos);
    one("atan", Math::atan);
    two("atan2", Math::atan2);
    one("sqrt", Math::sqrt);
    one("exp", Math::exp);
    one("log", Math::log);
    one("log10", Math::log10);
    two("hypot", Math::hypot);
    one("radians", Math::toRadians);
    one("degrees", Math::toDegrees);
    add("floor", 1, values -> whole(Math.floor(number(values.getFirst()))));
    add("ceil", 1, values -> whole(Math.ceil(number(values.getFirst()))));
  }

  private void one(String name, DoubleUnaryOperator function) {
    add(
        name,
        1,
        values -> {
          double argument = number(values.getFirst());
          return finite(name, function.applyAsDouble(argument), Double.isFinite(argument), values);
        });
  }

  private void two(String name, DoubleBinaryOperator function) {
    add(
        name,
        2,
        values -> {
          double a = number(values.get(0));
          double b = number(values.get(1));
          boolean given = Double.isFinite(a) && Double.isFinite(b);
          return finite(name, function.applyAsDouble(a, b), given, values);
        });
  }

  private void add(String name, int arguments, FunctionTable.Function function) {
    table =
        table
            .withConstant(name, arguments, arguments, function)
            .withConstant(MODULE + name, arguments, arguments, function);
  }

  /**
   * Returns the result if it is valid: as in Python, a function of finite numbers returns a finite
   * number or fails.
   */
  private static PyFloat finite(
      String name, double result, boolean given, List<PyValue> arguments) {
    if (Double.isNaN(result) || (given && Double.isInfinite(result))) {
      String text = new Repr().arguments(PyTuple.of(arguments));
      throw new IllegalArgumentException("%s(%s) has no value".formatted(name, text));
    }
    return new PyFloat(result);
  }

  private static PyValue whole(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("infinity and nan are not whole numbers");
    }
    return PyInt.of(new BigDecimal(number).toBigInteger());
  }
}
