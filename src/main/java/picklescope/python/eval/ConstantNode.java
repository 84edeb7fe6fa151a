package picklescope.python.eval;

import java.util.List;
import picklescope.python.PyValue;

/** A node that needs no context. */
record ConstantNode<C>(PyValue constant) implements Node<C> {
  @Override
  public PyValue value(C context, Evaluation evaluation) {
    return constant;
  }

  /** The node, or its value when nothing inside needs a context and it has a value. */
  @SuppressWarnings("NullAway") // nothing inside asks for the context
  static <C> Node<C> folded(List<Node<C>> inside, Node<C> node) {
    for (Node<C> part : inside) {
      if (!(part instanceof ConstantNode<C>)) {
        return node;
      }
    }
    try {
      return new ConstantNode<>(node.value(null, new Evaluation(true)));
    } catch (Failure failure) {
      return node; // it fails again, with its message, each time it is evaluated
    }
  }
}
