package picklescope.pickle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.python.PyBool;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * The type code from which {@code numpy.dtype} creates a dtype, such as {@code i4}.
 *
 * @param kind numpy's letter for the kind of type
 * @param size the size of an element in bytes; 0 if only the state contains it
 */
record DtypeCode(char kind, long size) {
  private static final PyGlobal NAME = new PyGlobal(PyStr.of("numpy"), PyStr.of("dtype"));
  private static final PyGlobal RECORD = new PyGlobal(PyStr.of("numpy"), PyStr.of("record"));
  private static final Pattern CODE = Pattern.compile("([biufcSUVOMm])([0-9]{1,9})");

  /** Returns whether an object is a dtype that {@code numpy.dtype} creates from a type code. */
  static boolean isMade(PyObject object) {
    return object.operation() == PyObject.Operation.REDUCE && of(object).isPresent();
  }

  /** Returns whether the elements of such a dtype are objects. */
  static boolean isOfObjects(PyObject dtype) {
    return of(dtype).filter(code -> code.kind() == 'O').isPresent();
  }

  /** Returns whether the arguments are those that numpy writes: a type code, False and True. */
  static boolean isType(List<PyValue> arguments) {
    return arguments.size() == 3
        && parse(arguments.getFirst()).isPresent()
        && isBool(arguments.get(1), 0)
        && isBool(arguments.get(2), 1); // a copy: else a state would change numpy's own type
  }

  private static boolean isBool(PyValue value, int number) {
    return value instanceof PyBool bool
        ? bool.value() == (number == 1)
        : SmallValues.number(value) == number;
  }

  private static boolean isSame(PyValue value, PyGlobal name) {
    return value instanceof PyGlobal global
        && global.module().equals(name.module())
        && global.name().equals(name.name());
  }

  /** Returns the code of a dtype; empty if {@code numpy.dtype} does not create it from one. */
  static Optional<DtypeCode> of(PyObject dtype) {
    return isSame(dtype.callable(), NAME)
            && dtype.arguments() instanceof PyTuple arguments
            && arguments.size() > 0
        ? parse(arguments.item(0))
        : Optional.empty();
  }

  private static Optional<DtypeCode> parse(PyValue first) {
    if (isSame(first, RECORD)) {
      return Optional.of(new DtypeCode('V', 0));
    }
    var code = CODE.matcher(SmallValues.text(first));
    if (!code.matches()) {
      return Optional.empty();
    }
    char kind = code.group(1).charAt(0);
    return Optional.of(
        new DtypeCode(kind, Long.parseLong(code.group(2)) * (kind == 'U' ? Integer.BYTES : 1)));
  }
}
