package picklescope.python.eval;

import java.util.List;
import picklescope.python.PyValue;

/** A node that needs no context. */
record Fixed<C>(PyValue constant) implements Node<C> {
  @Override
  public PyValue value(C context, Work work) {
    return constant;
  }

  /** The node, or its value when nothing inside needs a context and it has a value. */
  static <C> Node<C> folded(List<Node<C>> inside, Node<C> node) {
    for (Node<C> part : inside) {
      if (!(part instanceof Fixed<C>)) {
        return node;
      }
    }
    try {
      return new Fixed<>(node.value(null, new Work(true)));
    } catch (Failure failure) {
      return node; // it fails again, with its message, each time it is evaluated
    }
  }
}
