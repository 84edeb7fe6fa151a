package picklescope.python.eval;

import java.util.Optional;
import picklescope.python.AbstractPySet;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;
import picklescope.python.source.Expr.Comparator;

/** Evaluates the comparison operators. */
final class ComparisonOperators {
  private ComparisonOperators() {}

  static boolean holds(
      Comparator operator, Expr expr, PyValue left, PyValue right, Evaluation evaluation) {
    return switch (operator) {
      case EQUAL -> Comparisons.equal(left, right, evaluation);
      case NOT_EQUAL -> !Comparisons.equal(left, right, evaluation);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          ordered(operator, expr, left, right, evaluation);
      case IN -> isIn(expr, left, right, evaluation).orElse(false);
      case NOT_IN -> !isIn(expr, left, right, evaluation).orElse(true);
      case IS -> isSame(left, right);
      case IS_NOT -> !isSame(left, right);
    };
  }

  private static boolean ordered(
      Comparator operator, Expr expr, PyValue left, PyValue right, Evaluation evaluation) {
    Integer order = Ordering.compare(left, right, evaluation);
    if (order == null) {
      evaluation.typeError(
          expr,
          "%s and %s have no order"
              .formatted(PythonTypes.inMessage(left), PythonTypes.inMessage(right)));
      return false;
    }
    return switch (operator) {
      case LESS -> order == -1;
      case LESS_EQUAL -> order == -1 || order == 0;
      case GREATER -> order == 1;
      default -> order == 1 || order == 0;
    };
  }

  /**
   * Returns the result of {@code is}. Pickles do not preserve the identity of objects, so only
   * singletons and classes are identical.
   */
  private static boolean isSame(PyValue left, PyValue right) {
    return left == right || left instanceof PyGlobal && left.equals(right);
  }

  /** Returns the result of {@code in}; empty if Python would raise an exception. */
  private static Optional<Boolean> isIn(
      Expr expr, PyValue item, PyValue container, Evaluation evaluation) {
    switch (container) {
      case PyStr text -> {
        if (item instanceof PyStr part) {
          return Optional.of(SearchMethods.contains(text.raw(), part.raw(), evaluation));
        }
      }
      case PyDict dict -> {
        if (Hashing.isHashable(item, evaluation)) {
          return Optional.of(Comparisons.find(dict, item, evaluation).isPresent());
        }
      }
      case PyList list -> {
        return Optional.of(Comparisons.contains(list.items(), item, evaluation));
      }
      case PyTuple tuple -> {
        return Optional.of(Comparisons.contains(tuple.items(), item, evaluation));
      }
      default -> {
        boolean canBeMember = Hashing.isHashable(item, evaluation) || item instanceof PySet;
        if (container instanceof AbstractPySet members && canBeMember) {
          return Optional.of(Comparisons.contains(members, item, evaluation));
        }
        byte[] octets = Comparisons.octets(container);
        if (octets != null) {
          return inOctets(expr, item, octets, evaluation);
        }
      }
    }
    Evaluation.known(Evaluation.MISSING, container);
    evaluation.typeError(
        expr,
        "%s can't be searched for in %s"
            .formatted(PythonTypes.inMessage(item), PythonTypes.inMessage(container)));
    return Optional.empty();
  }

  private static Optional<Boolean> inOctets(
      Expr expr, PyValue item, byte[] octets, Evaluation evaluation) {
    byte[] part = Comparisons.octets(item);
    if (part != null) {
      return Optional.of(SearchMethods.contains(octets, part, evaluation));
    }
    if (!(Comparisons.number(item) instanceof PyInt number)) {
      evaluation.typeError(expr, PythonTypes.inMessage(item) + " can't be searched for in bytes");
      return Optional.empty();
    }
    if (!number.isLong() || number.longValue() < 0 || number.longValue() > 255) {
      evaluation.fail("ValueError", expr, "a byte is a number from 0 to 255");
      return Optional.empty();
    }
    return Optional.of(
        SearchMethods.contains(octets, new byte[] {(byte) number.longValue()}, evaluation));
  }
}
