package picklescope.python;

/**
 * The truth value of a value, as Python's {@code bool} returns it (Python, Library Reference, Truth
 * Value Testing): numbers other than 0 and containers with items are true. Objects, whose classes
 * decide in Python, count as true.
 */
public final class Truth {
  private Truth() {}

  /** Returns Python's {@code bool(value)}; false for a missing value. */
  public static boolean of(PyValue value) {
    return switch (value) {
      case PyNone _ -> false;
      case PyBool bool -> bool.value();
      case PyInt number -> !number.isLong() || number.longValue() != 0;
      case PyFloat number -> number.value() != 0;
      case PyComplex number -> number.real() != 0 || number.imaginary() != 0;
      case PyStr text -> text.raw().length > 0;
      case PyStr2 text -> text.length() > 0;
      case PyBytes bytes -> bytes.length() > 0;
      case PyByteArray bytes -> bytes.length() > 0;
      case PyList list -> list.size() > 0;
      case PyTuple tuple -> tuple.size() > 0;
      case PyDict dict -> dict.size() > 0;
      case PySet set -> set.size() > 0;
      case PyFrozenSet set -> set.size() > 0;
      case PyGlobal _, PyObject _, PyPersistent _, PyExtension _, PyBuffer _ -> true;
    };
  }
}
