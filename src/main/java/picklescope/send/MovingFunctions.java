package picklescope.send;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.FunctionTable;
import picklescope.python.eval.MathFunctions;
import picklescope.python.source.SourceException;
import picklescope.python.struct.Struct;
import picklescope.python.struct.StructException;

/**
 * The functions that expressions in a message may use: those of Python's modules {@code math} and
 * {@code random}, with and without the module's name, and {@code struct.pack}.
 */
final class MovingFunctions {
  private static final String RANDOM = "random.";

  private FunctionTable table = FunctionTable.withMath();

  private MovingFunctions() {}

  static FunctionTable table() {
    var functions = new MovingFunctions();
    functions.random();
    functions.struct();
    return functions.table;
  }

  private void random() {
    add("random", 0, 0, _ -> new PyFloat(ThreadLocalRandom.current().nextDouble()));
    add(
        "uniform",
        2,
        2,
        values -> {
          double from = number(values, 0);
          double share = ThreadLocalRandom.current().nextDouble();
          return new PyFloat(from + (number(values, 1) - from) * share);
        });
    add(
        "gauss",
        2,
        2,
        values -> {
          double deviation = number(values, 1);
          return new PyFloat(
              number(values, 0) + ThreadLocalRandom.current().nextGaussian() * deviation);
        });
    add(
        "randint",
        2,
        2,
        values -> {
          long from = integer(values, 0);
          long to = integer(values, 1);
          if (to < from || to == Long.MAX_VALUE) {
            throw new IllegalArgumentException(
                "no whole number lies from %s to %s".formatted(from, to));
          }
          return PyInt.of(ThreadLocalRandom.current().nextLong(from, to + 1));
        });
    add("choice", 1, 1, values -> choice(values.getFirst()));
  }

  private void struct() {
    table = table.withConstant("struct.pack", 1, 255, MovingFunctions::pack);
  }

  private static PyValue pack(List<PyValue> values) {
    if (!(values.getFirst() instanceof PyStr format)) {
      throw new IllegalArgumentException(
          "the first argument of struct.pack() is a format, such as '<3f'");
    }
    try {
      return PyBytes.of(Struct.of(format.toString()).pack(values.subList(1, values.size())));
    } catch (SourceException | StructException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private void add(String name, int least, int most, FunctionTable.Function function) {
    table = table.with(name, least, most, function).with(RANDOM + name, least, most, function);
  }

  private static double number(List<PyValue> values, int index) {
    return MathFunctions.number(values.get(index));
  }

  private static long integer(List<PyValue> values, int index) {
    return switch (values.get(index)) {
      case PyInt number when number.isLong() -> number.longValue();
      case PyBool bool -> bool.value() ? 1 : 0;
      case PyValue other ->
          throw new IllegalArgumentException(
              "expected a whole number, found " + Repr.line(40).of(other));
    };
  }

  private static PyValue choice(PyValue from) {
    return switch (from) {
      case PyList list -> one(list.items());
      case PyTuple tuple -> one(tuple.items());
      case PyStr text when !text.toString().isEmpty() -> {
        int[] points = text.toString().codePoints().toArray();
        int chosen = points[ThreadLocalRandom.current().nextInt(points.length)];
        yield PyStr.of(Character.toString(chosen));
      }
      case PyDict _ -> throw new IllegalArgumentException("choice() takes a list, not a dict");
      case PyValue other ->
          throw new IllegalArgumentException(
              "choice() takes a list with at least one item, found " + Repr.line(40).of(other));
    };
  }

  private static PyValue one(List<PyValue> items) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to choose from");
    }
    return items.get(ThreadLocalRandom.current().nextInt(items.size()));
  }
}
