package picklescope.python.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyValue;

/** A part of a compiled expression. */
@FunctionalInterface
interface Node<C> {
  /** Returns its value, or {@link Evaluation#MISSING}. */
  PyValue value(C context, Evaluation evaluation);

  /** Returns the values, or null if one is missing. */
  static <C> @Nullable List<PyValue> values(List<Node<C>> nodes, C context, Evaluation evaluation) {
    var values = new ArrayList<PyValue>(nodes.size());
    for (Node<C> node : nodes) {
      evaluation.step();
      PyValue value = node.value(context, evaluation);
      if (value == Evaluation.MISSING) {
        return null;
      }
      values.add(value);
    }
    return values;
  }
}
