package picklescope.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * A line of controls which leaves out, or replaces, the least important ones where it is too narrow
 * for all of them.
 */
public class FittingLine extends HBox {
  /**
   * What is done, if there is no room, after all steps before it.
   *
   * @param hidden what is left out; a node that has a text is, and may be, empty
   * @param shown what takes its place
   */
  private record Step(List<Node> hidden, List<Node> shown) {}

  private final List<Step> steps = new ArrayList<>();
  private List<Node> reserved = List.of();

  /** Creates an empty line. */
  public FittingLine() {
    setMinWidth(0);
  }

  /**
   * Lets nodes be left out, all of them together. Nodes of earlier calls are left out first.
   *
   * <p>The line sets whether these nodes are visible and managed.
   */
  public final void leaveOut(Node... nodes) {
    replace(List.of(nodes), List.of());
  }

  /** Lets nodes be replaced by others, which are hidden while there is room. */
  public final void replace(List<? extends Node> nodes, List<? extends Node> by) {
    steps.removeIf(step -> step.hidden().equals(nodes));
    steps.add(new Step(List.copyOf(nodes), List.copyOf(by)));
    by.forEach(node -> setShown(node, false));
    requestLayout();
  }

  /**
   * Keeps the places of nodes while they are invisible, unless others would be cut or left out for
   * that. The line sets whether these nodes are managed, and whoever shows or hides one requests
   * its layout.
   */
  protected final void reserve(Node... comingAndGoing) {
    reserved = List.of(comingAndGoing);
  }

  private void reserve() {
    double room = getWidth() - snappedLeftInset() - snappedRightInset();
    for (Node child : getChildren()) {
      boolean isLeftOut = steps.stream().anyMatch(step -> step.hidden().contains(child));
      if ((child.isManaged() || isLeftOut) && !reserved.contains(child)) {
        room -= wanted(child);
      }
    }
    for (Node node : reserved) {
      room -= wanted(node);
      node.setManaged(node.isVisible() || room >= 0);
    }
  }

  private double wanted(Node child) {
    return snapSizeX(Math.max(child.minWidth(-1), child.prefWidth(-1))) + getSpacing();
  }

  private static void setShown(Node node, boolean shown) {
    if (node.isManaged() != shown) {
      node.setVisible(shown);
      node.setManaged(shown);
    }
  }

  /** Leaves out as few as possible. */
  private void fit(double width) {
    int count = 0;
    while (count < steps.size() && least(count) > width) {
      count++;
    }
    for (int i = 0; i < steps.size(); i++) {
      boolean done = i < count;
      steps.get(i).hidden().forEach(node -> setShown(node, !done));
      steps.get(i).shown().forEach(node -> setShown(node, done));
    }
  }

  /** Returns the least width with so many steps done. */
  private double least(int count) {
    double sum = snappedLeftInset() + snappedRightInset();
    boolean any = false;
    for (Node child : getChildren()) {
      if (isIn(child, count)) {
        sum += snapSizeX(child.minWidth(-1)) + (any ? getSpacing() : 0);
        any = true;
      }
    }
    return sum;
  }

  private boolean isIn(Node child, int count) {
    boolean in = child.isManaged();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).hidden().contains(child)) {
        in = i >= count;
      } else if (steps.get(i).shown().contains(child)) {
        in = i < count;
      }
    }
    return in;
  }

  @Override
  protected void layoutChildren() {
    reserve();
    fit(getWidth());
    super.layoutChildren();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }
}
