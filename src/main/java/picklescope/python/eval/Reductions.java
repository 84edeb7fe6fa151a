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
import picklescope.python.eval.Functions.Arguments;
import picklescope.python.source.Expr;
import picklescope.python.source.Expr.BinaryOperator;

/** The functions that iterate over the items of a value. */
final class Reductions {
  private Reductions() {}

  static PyValue len(Arguments arguments, Evaluation evaluation) {
    PyValue value = arguments.get(0);
    int length =
        switch (value) {
          case PyDict dict -> evaluation.withPlainKeys(dict).size();
          case PySet set -> Comparisons.plainMembers(set, evaluation).size();
          case PyFrozenSet set -> Comparisons.plainMembers(set, evaluation).size();
          default -> Subscripts.length(value);
        };
    evaluation.steps(value instanceof PyStr text ? text.raw().length / 16 : 0);
    return length < 0
        ? evaluation.typeError(arguments.expr(0), PythonTypes.inMessage(value) + " has no length")
        : PyInt.of(length);
  }

  /** Evaluates min and max. */
  static PyValue minOrMax(Arguments arguments, int wanted, Evaluation evaluation) {
    List<PyValue> values = arguments.values();
    if (arguments.size() == 1) {
      Optional<List<PyValue>> elements = Subscripts.elements(arguments.get(0), evaluation);
      if (elements.isEmpty()) {
        return noItems(arguments, evaluation);
      }
      values = elements.get();
    }
    if (values.isEmpty()) {
      return evaluation.fail("ValueError", arguments.expr(0), "there are no items");
    }
    PyValue best = values.getFirst();
    for (PyValue value : values.subList(1, values.size())) {
      Integer order = Ordering.compare(value, best, evaluation);
      if (order == null) {
        return notOrdered(arguments, value, best, evaluation);
      }
      if (order == wanted) {
        best = value;
      }
    }
    return best;
  }

  private static PyValue noItems(Arguments arguments, Evaluation evaluation) {
    return evaluation.typeError(
        arguments.expr(0),
        PythonTypes.inMessage(arguments.get(0)) + " has no items to iterate over");
  }

  private static PyValue notOrdered(
      Arguments arguments, PyValue left, PyValue right, Evaluation evaluation) {
    return evaluation.typeError(
        arguments.expr(),
        "%s and %s have no order"
            .formatted(PythonTypes.inMessage(left), PythonTypes.inMessage(right)));
  }

  /** Evaluates any and all. */
  static PyValue anyOrAll(Arguments arguments, boolean wanted, Evaluation evaluation) {
    Optional<List<PyValue>> elements = Subscripts.elements(arguments.get(0), evaluation);
    if (elements.isEmpty()) {
      return noItems(arguments, evaluation);
    }
    for (PyValue element : elements.get()) {
      evaluation.step();
      if (Evaluation.isTrue(evaluation.shallow(element)) == wanted) {
        return PyBool.of(wanted);
      }
    }
    return PyBool.of(!wanted);
  }

  static PyValue sum(Arguments arguments, Evaluation evaluation) {
    Optional<List<PyValue>> elements = Subscripts.elements(arguments.get(0), evaluation);
    if (elements.isEmpty()) {
      return noItems(arguments, evaluation);
    }
    PyValue sum = arguments.size() > 1 ? arguments.get(1) : PyInt.of(0);
    if (sum instanceof PyStr || Comparisons.octets(sum) != null) {
      return evaluation.typeError(arguments.expr(1), "sum is not for text");
    }
    Expr operand = arguments.expr(0);
    var plus =
        new Expr.Binary(operand.start(), operand.end(), BinaryOperator.ADD, operand, operand);
    double lost = 0; // CPython since 3.12 compensates rounding errors in a sum of floats
    for (PyValue element : elements.get()) {
      evaluation.step();
      if (sum instanceof PyFloat total && element instanceof PyFloat next) {
        double more = total.value() + next.value();
        lost +=
            Math.abs(total.value()) >= Math.abs(next.value())
                ? total.value() - more + next.value()
                : next.value() - more + total.value();
        sum = new PyFloat(more);
        continue;
      }
      sum = Arithmetic.binary(plus, sum, PlainValues.plain(element), evaluation);
      if (sum == Evaluation.MISSING) {
        return Evaluation.MISSING;
      }
    }
    return sum instanceof PyFloat total && lost != 0 && Double.isFinite(lost)
        ? new PyFloat(total.value() + lost)
        : sum;
  }

  static PyValue sorted(Arguments arguments, Evaluation evaluation) {
    Optional<List<PyValue>> elements = Subscripts.elements(arguments.get(0), evaluation);
    if (elements.isEmpty()) {
      return noItems(arguments, evaluation);
    }
    var items = new ArrayList<PyValue>(elements.get());
    boolean reverse = Evaluation.isTrue(arguments.keywords().getOrDefault("reverse", PyBool.FALSE));
    for (int i = 1; i < items.size(); i++) {
      if (Ordering.compare(items.get(i), items.get(i - 1), evaluation) == null) {
        return notOrdered(arguments, items.get(i), items.get(i - 1), evaluation);
      }
    }
    return PyList.of(merged(items, reverse, evaluation));
  }

  /**
   * A stable merge sort.
   *
   * @throws Failure if values without an order (NaN, sets) are compared: then the result depends on
   *     which values are compared with each other, and other versions of Python differ
   */
  private static List<PyValue> merged(List<PyValue> items, boolean reverse, Evaluation evaluation) {
    if (items.size() < 2) {
      return items;
    }
    int middle = items.size() / 2;
    List<PyValue> left = merged(items.subList(0, middle), reverse, evaluation);
    List<PyValue> right = merged(items.subList(middle, items.size()), reverse, evaluation);
    var all = new ArrayList<PyValue>(items.size());
    int l = 0;
    int r = 0;
    while (l < left.size() && r < right.size()) {
      Integer order =
          reverse
              ? Ordering.compare(left.get(l), right.get(r), evaluation)
              : Ordering.compare(right.get(r), left.get(l), evaluation);
      if (order != null && order == Ordering.UNORDERED) {
        throw new Failure("Unknown", 0, "nan and sets have no order to sort them by");
      }
      all.add(order != null && order == -1 ? right.get(r++) : left.get(l++));
    }
    all.addAll(left.subList(l, left.size()));
    all.addAll(right.subList(r, right.size()));
    return all;
  }
}
