package picklescope.python.eval;

import java.util.Optional;
import picklescope.python.Members;
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

/** What the comparison operators say of two values. */
final class Comparators {
  private Comparators() {}

  static boolean holds(Comparator operator, Expr expr, PyValue left, PyValue right, Work work) {
    return switch (operator) {
      case EQUAL -> Comparing.equal(left, right, work);
      case NOT_EQUAL -> !Comparing.equal(left, right, work);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> ordered(operator, expr, left, right, work);
      case IN -> isIn(expr, left, right, work).orElse(false);
      case NOT_IN -> !isIn(expr, left, right, work).orElse(true);
      case IS -> isSame(left, right);
      case IS_NOT -> !isSame(left, right);
    };
  }

  private static boolean ordered(
      Comparator operator, Expr expr, PyValue left, PyValue right, Work work) {
    Integer order = Comparing.compare(left, right, work);
    if (order == null) {
      work.typeError(
          expr, "%s and %s have no order".formatted(Kinds.described(left), Kinds.described(right)));
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
   * Objects have no identity that would travel: only the single values and classes are the same.
   */
  private static boolean isSame(PyValue left, PyValue right) {
    return left == right || left instanceof PyGlobal && left.equals(right);
  }

  /** Empty when Python would refuse it. */
  private static Optional<Boolean> isIn(Expr expr, PyValue item, PyValue container, Work work) {
    switch (container) {
      case PyStr text -> {
        if (item instanceof PyStr part) {
          return Optional.of(Searching.contains(text.raw(), part.raw(), work));
        }
      }
      case PyDict dict -> {
        if (Hashing.isHashable(item, work)) {
          return Optional.of(Comparing.find(dict, item, work).isPresent());
        }
      }
      case PyList list -> {
        return Optional.of(Comparing.contains(list.items(), item, work));
      }
      case PyTuple tuple -> {
        return Optional.of(Comparing.contains(tuple.items(), item, work));
      }
      default -> {
        boolean canBeMember = Hashing.isHashable(item, work) || item instanceof PySet;
        if (container instanceof Members members && canBeMember) {
          return Optional.of(Comparing.contains(members, item, work));
        }
        byte[] octets = Comparing.octets(container);
        if (octets != null) {
          return inOctets(expr, item, octets, work);
        }
      }
    }
    work.typeError(
        expr,
        "%s can't be looked for in %s"
            .formatted(Kinds.described(item), Kinds.described(container)));
    return Optional.empty();
  }

  private static Optional<Boolean> inOctets(Expr expr, PyValue item, byte[] octets, Work work) {
    byte[] part = Comparing.octets(item);
    if (part != null) {
      return Optional.of(Searching.contains(octets, part, work));
    }
    if (!(Comparing.number(item) instanceof PyInt number)) {
      work.typeError(expr, Kinds.described(item) + " can't be looked for in bytes");
      return Optional.empty();
    }
    if (!number.isLong() || number.longValue() < 0 || number.longValue() > 255) {
      work.fail("ValueError", expr, "a byte is a number from 0 to 255");
      return Optional.empty();
    }
    return Optional.of(Searching.contains(octets, new byte[] {(byte) number.longValue()}, work));
  }
}
