package picklescope.python.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.Functions.Arguments;
import picklescope.python.source.Expr;

/** The functions that convert a value to another type. */
final class Conversions {
  private static final String NO_PAIRS =
      "expected names with values: dict(a=1), or a list of pairs";

  /** Sufficient for every datagram without shared parts; a longer text is too much work. */
  private static final Repr REPR =
      new Repr(
          new Repr.Limits(
              Evaluation.MAX_STEPS + 1, Integer.MAX_VALUE, Evaluation.MAX_STEPS, 20_000));

  private Conversions() {}

  static PyValue bool(Arguments arguments, Evaluation evaluation) {
    return PyBool.of(arguments.size() > 0 && Evaluation.isTrue(arguments.get(0)));
  }

  static PyValue str(Arguments arguments, Evaluation evaluation) {
    if (arguments.size() == 0) {
      return PyStr.of("");
    }
    PyValue value = evaluation.shallow(arguments.get(0));
    if (Evaluation.isObject(value)) {
      throw new Failure( // such as '2020-01-03', which is not the repr
          "TypeError",
          arguments.expr(0).start(),
          "the text of the %s is known only to its class, use repr(...)"
              .formatted(PythonTypes.inMessage(value)));
    }
    return value instanceof PyStr text ? text : repr(arguments, evaluation);
  }

  static PyValue repr(Arguments arguments, Evaluation evaluation) {
    String text = REPR.of(arguments.get(0));
    evaluation.steps(text.length());
    return PyStr.of(text);
  }

  static PyValue isInstance(Arguments arguments, Evaluation evaluation) {
    Deque<PyValue> types = new ArrayDeque<>(List.of(arguments.get(1)));
    while (!types.isEmpty()) {
      evaluation.step();
      PyValue type = types.pop();
      if (type instanceof PyTuple tuple) { // also nested tuples, from left to right
        tuple.items().reversed().forEach(types::push);
      } else if (!(type instanceof PyGlobal global)) {
        return evaluation.typeError(
            arguments.expr(1),
            "expected a class such as int, found " + PythonTypes.inMessage(type));
      } else if (PythonTypes.isInstance(arguments.get(0), global)) {
        return PyBool.TRUE;
      }
    }
    return PyBool.FALSE;
  }

  private static Optional<List<PyValue>> elements(Arguments arguments, Evaluation evaluation) {
    if (arguments.size() == 0) {
      return Optional.of(List.of());
    }
    Optional<List<PyValue>> elements = Subscripts.elements(arguments.get(0), evaluation);
    if (elements.isEmpty()) {
      evaluation.typeError(
          arguments.expr(0),
          PythonTypes.inMessage(arguments.get(0)) + " has no items to iterate over");
    }
    elements.ifPresent(items -> evaluation.steps(items.size()));
    return elements;
  }

  static PyValue list(Arguments arguments, Evaluation evaluation) {
    return elements(arguments, evaluation).<PyValue>map(PyList::of).orElse(Evaluation.MISSING);
  }

  static PyValue tuple(Arguments arguments, Evaluation evaluation) {
    return elements(arguments, evaluation).<PyValue>map(PyTuple::of).orElse(Evaluation.MISSING);
  }

  static PyValue set(Arguments arguments, Evaluation evaluation) {
    return members(arguments, evaluation)
        .<PyValue>map(items -> Hashing.set(items, evaluation))
        .orElse(Evaluation.MISSING);
  }

  static PyValue frozenSet(Arguments arguments, Evaluation evaluation) {
    return members(arguments, evaluation)
        .<PyValue>map(items -> Hashing.frozenSet(items, evaluation))
        .orElse(Evaluation.MISSING);
  }

  private static Optional<List<PyValue>> members(Arguments arguments, Evaluation evaluation) {
    Optional<List<PyValue>> elements = elements(arguments, evaluation);
    for (PyValue element : elements.orElse(List.of())) {
      if (!Hashing.isHashable(element, evaluation)) {
        evaluation.typeError(
            arguments.expr(0), "a " + PythonTypes.name(element) + " can't be a set's member");
        return Optional.empty();
      }
    }
    return elements;
  }

  static PyValue dict(Arguments arguments, Evaluation evaluation) {
    var dict = PyDict.of();
    if (arguments.size() > 0) {
      if (arguments.get(0) instanceof PyDict other) {
        evaluation.steps(other.size());
        other
            .entries()
            .forEach(entry ->
                dict.put(evaluation.plain(entry.key()), entry.value(), evaluation.equality()));
      } else if (!addPairs(arguments, evaluation, dict)) {
        return Evaluation.MISSING;
      }
    }
    arguments.keywords().forEach((name, value) -> dict.put(PyStr.of(name), value));
    return dict;
  }

  /** Adds the pairs of a list or tuple, and returns whether all its items are pairs. */
  private static boolean addPairs(Arguments arguments, Evaluation evaluation, PyDict dict) {
    Expr expr = arguments.expr(0);
    Optional<List<PyValue>> items = items(arguments.get(0));
    if (items.isEmpty()) {
      evaluation.typeError(expr, NO_PAIRS);
      return false;
    }
    evaluation.steps(items.get().size());
    for (PyValue item : items.get()) {
      Optional<List<PyValue>> pair = items(evaluation.shallow(item));
      if (pair.isEmpty()) {
        evaluation.typeError(expr, NO_PAIRS);
        return false;
      }
      if (pair.get().size() != 2) {
        evaluation.fail("ValueError", expr, NO_PAIRS);
        return false;
      }
      PyValue key = pair.get().getFirst();
      if (!Hashing.isHashable(key, evaluation)) {
        evaluation.typeError(expr, "a " + PythonTypes.name(key) + " can't be a dict's key");
        return false;
      }
      dict.put(evaluation.plain(key), pair.get().get(1), evaluation.equality());
    }
    return true;
  }

  private static Optional<List<PyValue>> items(PyValue value) {
    return switch (value) {
      case PyList list -> Optional.of(list.items());
      case PyTuple tuple -> Optional.of(tuple.items());
      default -> Optional.empty();
    };
  }

  static PyValue bytes(Arguments arguments, Evaluation evaluation) {
    byte[] octets = octets(arguments, evaluation);
    return octets == null ? Evaluation.MISSING : PyBytes.of(octets);
  }

  static PyValue byteArray(Arguments arguments, Evaluation evaluation) {
    byte[] octets = octets(arguments, evaluation);
    return octets == null ? Evaluation.MISSING : PyByteArray.of(octets);
  }

  private static byte @Nullable [] octets(Arguments arguments, Evaluation evaluation) {
    if (arguments.size() == 0) {
      return new byte[0];
    }
    PyValue value = arguments.get(0);
    byte[] octets = Comparisons.octets(value);
    if (octets != null) {
      return octets.clone();
    }
    if (Comparisons.number(value) instanceof PyInt size) {
      if (size.bigValue().signum() < 0) {
        evaluation.fail("ValueError", arguments.expr(0), "a length can't be negative");
        return null;
      }
      evaluation.length(size.isLong() ? size.longValue() : Long.MAX_VALUE, arguments.expr());
      return new byte[(int) size.longValue()];
    }
    Optional<List<PyValue>> elements =
        value instanceof PyStr ? Optional.empty() : Subscripts.elements(value, evaluation);
    if (elements.isEmpty()) {
      evaluation.typeError(arguments.expr(0), "expected b'...' or whole numbers from 0 to 255");
      return null;
    }
    var bytes = new ArrayList<>(elements.get());
    byte[] all = new byte[bytes.size()];
    for (int i = 0; i < all.length; i++) {
      evaluation.step();
      if (!(Comparisons.number(bytes.get(i)) instanceof PyInt number)) {
        evaluation.typeError(arguments.expr(0), "expected whole numbers from 0 to 255");
        return null;
      }
      if (!number.isLong() || number.longValue() < 0 || number.longValue() > 255) {
        evaluation.fail("ValueError", arguments.expr(0), "expected whole numbers from 0 to 255");
        return null;
      }
      all[i] = (byte) number.longValue();
    }
    return all;
  }
}
