package picklescope.python.eval;

import java.util.Optional;
import picklescope.python.PyComplex;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;

/** Dotted names: references to functions and classes, and attributes of values. */
final class References {
  private static final String MAIN = "__main__.";

  private References() {}

  /**
   * Returns the reference for which a chain of names stands: if the scope does not contain its
   * first name, or if that is {@code __main__}. The module ends at the last dot, or after {@code
   * __main__}.
   */
  static Optional<PyGlobal> global(
      Expr.Attribute attribute, Scope<?> scope, FunctionTable functions) {
    String path = path(attribute);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String first = path.substring(0, path.indexOf('.'));
    boolean main = path.startsWith(MAIN);
    if (!main && (scope.variable(first).isPresent() || functions.reference(first).isPresent())) {
      return Optional.empty();
    }
    int dot = main ? MAIN.length() - 1 : path.lastIndexOf('.');
    return Optional.of(
        new PyGlobal(PyStr.of(path.substring(0, dot)), PyStr.of(path.substring(dot + 1))));
  }

  /** Returns the names separated by dots; empty if the expression has other parts. */
  private static String path(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> name.name();
      case Expr.Attribute attribute -> {
        String object = path(attribute.object());
        yield object.isEmpty() ? "" : object + "." + attribute.name();
      }
      default -> "";
    };
  }

  /** Evaluates {@code object.name}: the parts of a complex, a class's name, an object's state. */
  static PyValue attribute(Expr.Attribute attribute, PyValue object, Evaluation evaluation) {
    String name = attribute.name();
    switch (object) {
      case PyComplex number when name.equals("real") -> {
        return new PyFloat(number.real());
      }
      case PyComplex number when name.equals("imag") -> {
        return new PyFloat(number.imaginary());
      }
      case PyGlobal global when name.equals("__name__") || name.equals("__qualname__") -> {
        return global.name();
      }
      case PyGlobal global when name.equals("__module__") -> {
        return global.module();
      }
      case PyObject made -> {
        for (PyValue state : made.states().reversed()) {
          Optional<PyValue> found = inState(state, name);
          if (found.isPresent()) {
            return PlainValues.plain(found.get());
          }
        }
      }
      default -> {}
    }
    PyValue none = none(attribute, object, name, evaluation);
    return hasAttributes(object) ? none : Evaluation.known(none, object);
  }

  /** Returns whether an object is known to have attributes; others have what their class makes. */
  private static boolean hasAttributes(PyValue value) {
    return value instanceof PyObject object
        && object.states().stream()
            .anyMatch(state ->
                state instanceof PyDict
                    || state instanceof PyTuple pair
                        && pair.size() == 2
                        && pair.items().stream().anyMatch(PyDict.class::isInstance));
  }

  static PyValue none(Expr expr, PyValue object, String name, Evaluation evaluation) {
    return evaluation.fail(
        "AttributeError", expr, PythonTypes.inMessage(object) + " has no " + name);
  }

  /**
   * Returns an attribute of a state, which is a dict, or a tuple of a dict and another one for the
   * slots.
   */
  private static Optional<PyValue> inState(PyValue state, String name) {
    return switch (state) {
      case PyDict dict -> dict.get(name);
      case PyTuple pair when pair.size() == 2 ->
          inDict(pair.items().get(0), name).or(() -> inDict(pair.items().get(1), name));
      default -> Optional.empty();
    };
  }

  private static Optional<PyValue> inDict(PyValue value, String name) {
    return value instanceof PyDict dict ? dict.get(name) : Optional.empty();
  }
}
