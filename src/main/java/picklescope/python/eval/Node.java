package picklescope.python.eval;

import java.util.ArrayList;
import java.util.List;
import picklescope.python.PyValue;

/** A part of an expression, ready to be evaluated. */
@FunctionalInterface
interface Node<C> {
  /** Its value, or {@link Work#MISSING}. */
  PyValue value(C context, Work work);

  /** The values, or null when one is missing. */
  static <C> List<PyValue> values(List<Node<C>> nodes, C context, Work work) {
    var values = new ArrayList<PyValue>(nodes.size());
    for (Node<C> node : nodes) {
      work.step();
      PyValue value = node.value(context, work);
      if (value == Work.MISSING) {
        return null;
      }
      values.add(value);
    }
    return values;
  }
}
