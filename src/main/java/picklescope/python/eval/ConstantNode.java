package picklescope.python.eval;

import java.util.List;
import picklescope.python.PyValue;

/** A node that does not depend on the context. */
record ConstantNode<C>(PyValue constant) implements Node<C> {
  @Override
  public PyValue value(C context, Evaluation evaluation) {
    return constant;
  }

  /**
   * Returns the node, or a constant if nothing inside depends on the context and it has a value.
   */
  @SuppressWarnings("NullAway") // nothing inside reads the context
  static <C> Node<C> folded(List<Node<C>> inside, Node<C> node) {
    for (Node<C> part : inside) {
      if (!(part instanceof ConstantNode<C>)) {
        return node;
      }
    }
    try {
      return new ConstantNode<>(node.value(null, new Evaluation(true)));
    } catch (Failure failure) {
      return node; // fails with its message in each evaluation
    }
  }
}
