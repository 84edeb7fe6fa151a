package picklescope.python.eval;

import picklescope.python.PyBool;
import picklescope.python.PyBuffer;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyComplex;
import picklescope.python.PyDict;
import picklescope.python.PyExtension;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyPersistent;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Python's types of values. */
public final class PythonTypes {
  private PythonTypes() {}

  /** Returns the type's name. */
  public static String name(PyValue value) {
    return switch (value) {
      case PyNone _ -> "NoneType";
      case PyBool _ -> "bool";
      case PyInt _ -> "int";
      case PyFloat _ -> "float";
      case PyComplex _ -> "complex";
      case PyStr _, PyStr2 _ -> "str";
      case PyBytes _ -> "bytes";
      case PyByteArray _ -> "bytearray";
      case PyList _ -> "list";
      case PyTuple _ -> "tuple";
      case PyDict _ -> "dict";
      case PySet _ -> "set";
      case PyFrozenSet _ -> "frozenset";
      case PyGlobal global -> Functions.isFunction(global) ? "builtin_function_or_method" : "type";
      case PyObject object when object.operation() == PyObject.Operation.REFERENCE -> "type";
      case PyObject object ->
          object.callable() instanceof PyGlobal global ? global.name().toString() : "object";
      case PyPersistent _, PyExtension _, PyBuffer _ -> "object";
    };
  }

  /** Returns the type's name for a message; None is named itself. */
  static String inMessage(PyValue value) {
    return value instanceof PyNone ? "None" : name(value);
  }

  /** Returns Python's {@code type(value)}. */
  static PyGlobal type(PyValue value) {
    return value instanceof PyObject object
            && object.operation().isCall()
            && object.callable() instanceof PyGlobal global
        ? global
        : builtin(name(value));
  }

  static PyGlobal builtin(String name) {
    return new PyGlobal(PyStr.of("builtins"), PyStr.of(name));
  }

  static boolean isInstance(PyValue value, PyGlobal type) {
    if (type(value).equals(type)) {
      return true;
    }
    boolean builtin = type.module().equals(PyStr.of("builtins"));
    String name = type.name().toString();
    if (!(builtin && name.equals("object"))) {
      Evaluation.known(Evaluation.MISSING, value); // its class may be derived from the type
    }
    return builtin && (name.equals("object") || name.equals("int") && value instanceof PyBool);
  }
}
