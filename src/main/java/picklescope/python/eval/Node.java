package picklescope.python.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyValue;

/** A part of an expression, ready to be evaluated. */
@FunctionalInterface
interface Node<C> {
  /** Its value, or {@link Evaluation#MISSING}. */
  PyValue value(C context, Evaluation evaluation);

  /** The values, or null when one is missing. */
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
