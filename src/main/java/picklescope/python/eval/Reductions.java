package picklescope.python.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyBool;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.Truth;
import picklescope.python.eval.Functions.Arguments;
import picklescope.python.source.Expr;
import picklescope.python.source.Expr.BinaryOperator;

/** The functions that go through the items of a value. */
final class Reductions {
  private Reductions() {}

  static PyValue len(Arguments arguments, Work work) {
    PyValue value = arguments.get(0);
    int length =
        switch (value) {
          case PyDict dict -> dict.size();
          case PySet set -> set.size();
          case PyFrozenSet set -> set.size();
          default -> Subscripts.length(value);
        };
    work.steps(value instanceof PyStr text ? text.raw().length / 16 : 0);
    return length < 0
        ? work.typeError(arguments.expr(0), Kinds.described(value) + " has no length")
        : PyInt.of(length);
  }

  /** min and max. */
  static PyValue extreme(Arguments arguments, int wanted, Work work) {
    List<PyValue> values = arguments.values();
    if (arguments.size() == 1) {
      Optional<List<PyValue>> elements = Subscripts.elements(arguments.get(0), work);
      if (elements.isEmpty()) {
        return noItems(arguments, work);
      }
      values = elements.get();
    }
    if (values.isEmpty()) {
      return work.fail("ValueError", arguments.expr(0), "there are no items");
    }
    PyValue best = values.getFirst();
    for (PyValue value : values.subList(1, values.size())) {
      Integer order = Comparing.compare(value, best, work);
      if (order == null) {
        return notOrdered(arguments, value, best, work);
      }
      if (order == wanted) {
        best = value;
      }
    }
    return best;
  }

  private static PyValue noItems(Arguments arguments, Work work) {
    return work.typeError(
        arguments.expr(0), Kinds.described(arguments.get(0)) + " has no items to go through");
  }

  private static PyValue notOrdered(Arguments arguments, PyValue left, PyValue right, Work work) {
    return work.typeError(
        arguments.expr(),
        "%s and %s have no order".formatted(Kinds.described(left), Kinds.described(right)));
  }

  /** any and all. */
  static PyValue some(Arguments arguments, boolean wanted, Work work) {
    Optional<List<PyValue>> elements = Subscripts.elements(arguments.get(0), work);
    if (elements.isEmpty()) {
      return noItems(arguments, work);
    }
    for (PyValue element : elements.get()) {
      work.step();
      if (Truth.of(element) == wanted) {
        return PyBool.of(wanted);
      }
    }
    return PyBool.of(!wanted);
  }

  static PyValue sum(Arguments arguments, Work work) {
    Optional<List<PyValue>> elements = Subscripts.elements(arguments.get(0), work);
    if (elements.isEmpty()) {
      return noItems(arguments, work);
    }
    PyValue sum = arguments.size() > 1 ? arguments.get(1) : PyInt.of(0);
    if (sum instanceof PyStr || Comparing.octets(sum) != null) {
      return work.typeError(arguments.expr(1), "sum is not for text");
    }
    Expr operand = arguments.expr(0);
    var plus =
        new Expr.Binary(operand.start(), operand.end(), BinaryOperator.ADD, operand, operand);
    double lost = 0; // CPython since 3.12 keeps what rounding takes from a sum of floats
    for (PyValue element : elements.get()) {
      work.step();
      if (sum instanceof PyFloat total && element instanceof PyFloat next) {
        double more = total.value() + next.value();
        lost +=
            Math.abs(total.value()) >= Math.abs(next.value())
                ? total.value() - more + next.value()
                : next.value() - more + total.value();
        sum = new PyFloat(more);
        continue;
      }
      sum = Arithmetic.binary(plus, sum, PlainValues.plain(element), work);
      if (sum == Work.MISSING) {
        return Work.MISSING;
      }
    }
    return sum instanceof PyFloat total && lost != 0 && Double.isFinite(lost)
        ? new PyFloat(total.value() + lost)
        : sum;
  }

  static PyValue sorted(Arguments arguments, Work work) {
    Optional<List<PyValue>> elements = Subscripts.elements(arguments.get(0), work);
    if (elements.isEmpty()) {
      return noItems(arguments, work);
    }
    var items = new ArrayList<PyValue>(elements.get());
    boolean reverse = Truth.of(arguments.keywords().get("reverse"));
    for (int i = 1; i < items.size(); i++) {
      if (Comparing.compare(items.get(i), items.get(i - 1), work) == null) {
        return notOrdered(arguments, items.get(i), items.get(i - 1), work);
      }
    }
    return PyList.of(merged(items, reverse, work));
  }

  /**
   * A stable merge sort. It asks only whether one is less, as Python does, so that values without a
   * whole order (NaN, sets) do no harm.
   */
  private static List<PyValue> merged(List<PyValue> items, boolean reverse, Work work) {
    if (items.size() < 2) {
      return items;
    }
    int middle = items.size() / 2;
    List<PyValue> left = merged(items.subList(0, middle), reverse, work);
    List<PyValue> right = merged(items.subList(middle, items.size()), reverse, work);
    var all = new ArrayList<PyValue>(items.size());
    int l = 0;
    int r = 0;
    while (l < left.size() && r < right.size()) {
      Integer order =
          reverse
              ? Comparing.compare(left.get(l), right.get(r), work)
              : Comparing.compare(right.get(r), left.get(l), work);
      all.add(order != null && order == -1 ? right.get(r++) : left.get(l++));
    }
    all.addAll(left.subList(l, left.size()));
    all.addAll(right.subList(r, right.size()));
    return all;
  }
}
