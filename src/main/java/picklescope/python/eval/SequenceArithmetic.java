package picklescope.python.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picklescope.python.AbstractPySet;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;
import picklescope.python.source.Expr.BinaryOperator;

/** {@code +} and {@code *} of sequences, and the operators of sets and dicts. */
final class SequenceArithmetic {
  private SequenceArithmetic() {}

  /** Returns the result, or null if the operator does not apply to these types. */
  static @Nullable PyValue binary(
      Expr.Binary expr, PyValue left, PyValue right, Evaluation evaluation) {
    return switch (expr.operator()) {
      case ADD -> sum(expr, left, right, evaluation);
      case MULTIPLY -> {
        if (left instanceof PyInt count) {
          yield repeated(expr, right, count, evaluation);
        }
        yield right instanceof PyInt count ? repeated(expr, left, count, evaluation) : null;
      }
      case OR, AND, XOR, SUBTRACT -> {
        if (expr.operator() == BinaryOperator.OR
            && left instanceof PyDict a
            && right instanceof PyDict b) {
          yield merged(a, b, expr, evaluation);
        }
        yield left instanceof AbstractPySet a && right instanceof AbstractPySet b
            ? combined(
                expr,
                left instanceof PySet,
                Comparisons.plainMembers(a, evaluation),
                Comparisons.plainMembers(b, evaluation),
                evaluation)
            : null;
      }
      default -> null;
    };
  }

  private static @Nullable PyValue sum(
      Expr expr, PyValue left, PyValue right, Evaluation evaluation) {
    return switch (left) {
      case PyList a when right instanceof PyList b -> {
        evaluation.length((long) a.size() + b.size(), expr);
        yield PyList.of(joined(a.items(), b.items()));
      }
      case PyTuple a when right instanceof PyTuple b -> {
        evaluation.length((long) a.size() + b.size(), expr);
        yield PyTuple.of(joined(a.items(), b.items()));
      }
      case PyStr a when right instanceof PyStr b ->
          PyStr.ofUtf8(joined(a.raw(), b.raw(), expr, evaluation));
      default -> {
        byte[] a = Comparisons.octets(left);
        byte[] b = Comparisons.octets(right);
        yield a == null || b == null ? null : octets(left, joined(a, b, expr, evaluation));
      }
    };
  }

  private static @Nullable PyValue repeated(
      Expr expr, PyValue value, PyInt count, Evaluation evaluation) {
    if (!count.isLong()) {
      boolean sequence = value instanceof PyStr || Comparisons.octets(value) != null;
      return sequence || value instanceof PyList || value instanceof PyTuple
          ? evaluation.fail("OverflowError", expr, "this can't be repeated that often")
          : null;
    }
    long times = Math.max(0, count.longValue());
    return switch (value) {
      case PyList list -> PyList.of(repeated(list.items(), times, expr, evaluation));
      case PyTuple tuple -> PyTuple.of(repeated(tuple.items(), times, expr, evaluation));
      case PyStr text -> PyStr.ofUtf8(repeated(text.raw(), times, expr, evaluation));
      default -> {
        byte[] octets = Comparisons.octets(value);
        yield octets == null ? null : octets(value, repeated(octets, times, expr, evaluation));
      }
    };
  }

  private static PyValue octets(PyValue like, byte[] octets) {
    return like instanceof PyBytes ? PyBytes.of(octets) : PyByteArray.of(octets);
  }

  private static List<PyValue> joined(List<PyValue> left, List<PyValue> right) {
    var all = new ArrayList<PyValue>(left.size() + right.size());
    all.addAll(left);
    all.addAll(right);
    return all;
  }

  private static byte[] joined(byte[] left, byte[] right, Expr expr, Evaluation evaluation) {
    evaluation.length((long) left.length + right.length, expr);
    byte[] all = java.util.Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, all, left.length, right.length);
    return all;
  }

  private static List<PyValue> repeated(
      List<PyValue> items, long times, Expr expr, Evaluation evaluation) {
    evaluation.length(product(items.size(), times), expr);
    var all = new ArrayList<PyValue>();
    if (!items.isEmpty()) {
      for (long i = 0; i < times; i++) {
        all.addAll(items);
      }
    }
    return all;
  }

  private static byte[] repeated(byte[] bytes, long times, Expr expr, Evaluation evaluation) {
    evaluation.length(product(bytes.length, times), expr);
    byte[] all = new byte[(int) product(bytes.length, times)];
    for (int at = 0; at < all.length; at += bytes.length) {
      System.arraycopy(bytes, 0, all, at, bytes.length);
    }
    return all;
  }

  private static long product(long length, long times) {
    return length == 0 ? 0 : times > Integer.MAX_VALUE ? Long.MAX_VALUE : length * times;
  }

  private static PyDict merged(PyDict left, PyDict right, Expr expr, Evaluation evaluation) {
    evaluation.length((long) left.size() + right.size(), expr);
    var all = PyDict.of();
    for (PyDict dict : List.of(left, right)) {
      dict.entries()
          .forEach(entry ->
              all.put(evaluation.plain(entry.key()), entry.value(), evaluation.equality()));
    }
    return all;
  }

  private static PyValue combined(
      Expr.Binary expr,
      boolean changeable,
      AbstractPySet left,
      AbstractPySet right,
      Evaluation evaluation) {
    var members = new ArrayList<PyValue>();
    switch (expr.operator()) {
      case AND -> { // of equal members that of the smaller set, as in CPython
        boolean fromLeft = left.size() < right.size();
        add(members, fromLeft ? left : right, fromLeft ? right : left, true, evaluation);
      }
      case OR -> {
        members.addAll(left.items());
        add(members, right, left, false, evaluation);
      }
      default -> {
        add(members, left, right, false, evaluation);
        if (expr.operator() == BinaryOperator.XOR) {
          add(members, right, left, false, evaluation);
        }
      }
    }
    return changeable ? Hashing.set(members, evaluation) : Hashing.frozenSet(members, evaluation);
  }

  /** Adds the members of a set that are in another one, or those that are not. */
  private static void add(
      List<PyValue> members,
      AbstractPySet set,
      AbstractPySet other,
      boolean wanted,
      Evaluation evaluation) {
    for (PyValue item : set.items()) {
      evaluation.step();
      if (other.contains(item, evaluation.equality()) == wanted) {
        members.add(item);
      }
    }
  }
}
