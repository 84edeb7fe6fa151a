package picklescope.python.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.python.Form;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyComplex;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PySet;
import picklescope.python.PyValue;
import picklescope.python.PyValues;

/** Built-in data that older protocols, which have no opcodes for it, write as calls. */
final class Builtins {
  private Builtins() {}

  /** Returns the built-in value that a call creates; empty if it creates none. */
  static Optional<PyValue> value(Construction call) {
    if (call.keywords() || !call.object().states().isEmpty() || !call.pairs().isEmpty()) {
      return Optional.empty();
    }
    return switch (call.name()) {
      case "_codecs.encode" ->
          call.items().isEmpty() ? encoded(call).map(PyBytes::of) : Optional.empty();
      case "builtins.bytes" ->
          call.size() == 0 && call.items().isEmpty() ? Optional.of(PyBytes.of()) : Optional.empty();
      case "builtins.bytearray" -> byteArray(call);
      case "builtins.set" -> members(call).map(PySet::of);
      case "builtins.frozenset" -> members(call).map(PyFrozenSet::of);
      case "builtins.complex" -> complex(call);
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> encoded(Construction call) {
    boolean latin1 =
        call.size() == 2
            && PyValues.text(call.argument(1))
                .filter(name -> name.equals("latin1") || name.equals("latin-1"))
                .isPresent();
    return latin1 ? TypedValues.latin1(call.argument(0)) : Optional.empty();
  }

  private static Optional<PyValue> byteArray(Construction call) {
    if (!call.items().isEmpty()) {
      return Optional.empty();
    }
    return switch (call.size()) {
      case 0 -> Optional.of(PyByteArray.of());
      case 1 -> TypedValues.bytes(call.argument(0)).map(PyByteArray::of);
      default -> encoded(call).map(PyByteArray::of);
    };
  }

  private static Optional<List<PyValue>> members(Construction call) {
    Optional<List<PyValue>> given =
        switch (call.size()) {
          case 0 -> Optional.of(List.of());
          case 1 -> TypedValues.sequence(call.argument(0));
          default -> Optional.empty();
        };
    if (call.items().isEmpty() || given.isEmpty()) {
      return given;
    }
    var all = new ArrayList<PyValue>(given.get());
    all.addAll(call.items());
    return Optional.of(all);
  }

  private static Optional<PyValue> complex(Construction call) {
    return call.size() == 2
            && call.items().isEmpty()
            && call.argument(0) instanceof PyFloat real
            && call.argument(1) instanceof PyFloat imaginary
        ? Optional.of(new PyComplex(real.value(), imaginary.value()))
        : Optional.empty();
  }

  /** Returns the form of {@code range(1, 10, 2)}. */
  static Optional<Form> range(Construction call) {
    boolean whole = call.arguments().stream().allMatch(part -> part instanceof PyInt);
    if (!call.isArgumentsOnly() || !whole || call.size() < 1 || call.size() > 3) {
      return Optional.empty();
    }
    PyValue start = call.size() == 1 ? PyInt.of(0) : call.argument(0);
    PyValue stop = call.argument(call.size() == 1 ? 0 : 1);
    if (call.size() < 3) {
      return Optional.of(Form.of("range(", start, ", ", stop, ")"));
    }
    OptionalLong step = TypedValues.integer(call.argument(2));
    if (step.isPresent() && step.getAsLong() == 0) {
      return Optional.empty(); // a ValueError in Python
    }
    return Optional.of(
        step.isPresent() && step.getAsLong() == 1
            ? Form.of("range(", start, ", ", stop, ")")
            : Form.of("range(", start, ", ", stop, ", ", call.argument(2), ")"));
  }

  /** Returns the form of {@code slice(1, None, 2)}. */
  static Optional<Form> slice(Construction call) {
    if (!call.isArgumentsOnly() || call.size() < 1 || call.size() > 3) {
      return Optional.empty();
    }
    PyValue none = PyNone.NONE;
    return Optional.of(
        switch (call.size()) {
          case 1 -> Form.of("slice(", none, ", ", call.argument(0), ", ", none, ")");
          case 2 -> Form.of("slice(", call.argument(0), ", ", call.argument(1), ", ", none, ")");
          default -> Form.of("slice(", new Form.Items(call.arguments()), ")");
        });
  }

  /** Returns the form of {@code type(None)}: classes without a name. */
  static Optional<Form> type(Construction call) {
    if (!call.isArgumentsOnly() || call.size() != 1) {
      return Optional.empty();
    }
    return switch (call.argument(0)) {
      case PyNone _ -> Optional.of(Form.text("<class 'NoneType'>"));
      case picklescope.python.PyGlobal global when GlobalNames.repr(global).equals("Ellipsis") ->
          Optional.of(Form.text("<class 'ellipsis'>"));
      case picklescope.python.PyGlobal global
          when GlobalNames.repr(global).equals("NotImplemented") ->
          Optional.of(Form.text("<class 'NotImplementedType'>"));
      default -> Optional.empty();
    };
  }
}
