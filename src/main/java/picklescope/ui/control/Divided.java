package picklescope.ui.control;

import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import picklescope.view.layout.Split;
import picklescope.view.layout.Split.Limits;

/**
 * Two panes beside each other, or one below the other, with an edge that can be dragged. Unlike a
 * split pane it moves the edge only as its {@link Split} has it, in the same layout pass in which
 * its own size changes.
 */
public final class Divided extends Region {
  private static final double THICKNESS = 5;

  private final Node first;
  private final Node second;
  private final Region edge = new Region();
  private Orientation orientation;
  private Split split = new Split(Split.Rule.SHARE, 0.5);
  private double em = 13;
  private double grip;
  private Consumer<Split> onDrag = _ -> {};

  /** Creates the panes with the edge in the middle. */
  public Divided(Orientation orientation, Node first, Node second) {
    this.first = first;
    this.second = second;
    edge.getStyleClass().add("edge");
    edge.setOnMousePressed(press -> grip = along(press.getX(), press.getY()));
    edge.setOnMouseDragged(drag -> {
      if (drag.getButton() == MouseButton.PRIMARY) {
        var at = edge.localToParent(drag.getX(), drag.getY());
        moveTo(along(at.getX(), at.getY()) - grip);
      }
    });
    getChildren().setAll(first, edge, second);
    turn(orientation);
  }

  private void turn(Orientation newOrientation) {
    orientation = newOrientation;
    edge.setCursor(isHorizontal() ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    edge.getStyleClass().removeAll("between-left-and-right", "between-top-and-bottom");
    edge.getStyleClass().add(isHorizontal() ? "between-left-and-right" : "between-top-and-bottom");
  }

  /**
   * Sets where the edge is.
   *
   * @param newEm the font size in pixels
   */
  public void display(Orientation newOrientation, Split newSplit, double newEm) {
    if (newOrientation != orientation) {
      turn(newOrientation);
    }
    split = newSplit;
    em = newEm;
    first.setVisible(split.rule() != Split.Rule.SECOND_ONLY);
    second.setVisible(split.rule() != Split.Rule.FIRST_ONLY);
    edge.setVisible(split.isDraggable());
    requestLayout();
  }

  /** Sets the listener that receives where the user has dragged the edge to. */
  public void onDrag(Consumer<Split> listener) {
    onDrag = listener;
  }

  /** Returns the orientation: horizontal if the panes are beside each other. */
  public Orientation orientation() {
    return orientation;
  }

  /** Returns whether the edge can be dragged and a node is one of the panes. */
  public boolean isDraggable(Node pane) {
    return split.isDraggable() && (pane == first || pane == second);
  }

  /** Moves the edge by a share of the length, as the user does with keys. */
  public void moveBy(double share) {
    moveTo(firstLength() + share * total());
  }

  /** Returns the length of the first pane in pixels. */
  public double firstLength() {
    return split.first(total(), em, limits(first), limits(second));
  }

  private void moveTo(double length) {
    if (split.isDraggable() && total() > 0) {
      split = split.at(length, total(), em);
      split = split.at(firstLength(), total(), em); // within its limits
      onDrag.accept(split);
      requestLayout();
    }
  }

  private boolean isHorizontal() {
    return orientation == Orientation.HORIZONTAL;
  }

  private double along(double x, double y) {
    return isHorizontal() ? x : y;
  }

  private double total() {
    return Math.max(0, along(getWidth(), getHeight()) - thickness());
  }

  private double thickness() {
    return split.isDraggable() ? THICKNESS : 0;
  }

  private Limits limits(Node pane) {
    return isHorizontal()
        ? new Limits(pane.minWidth(-1), pane.prefWidth(-1))
        : new Limits(pane.minHeight(getWidth()), pane.prefHeight(getWidth()));
  }

  @Override
  protected void layoutChildren() {
    double length = split.hasBoth() ? firstLength() : first.isVisible() ? total() : 0;
    double rest = total() - length; // 0 for a hidden pane, which has no old bounds when it returns
    place(first, 0, length);
    place(edge, length, thickness());
    place(second, length + thickness(), rest);
  }

  private void place(Node node, double from, double length) {
    if (isHorizontal()) {
      node.resizeRelocate(from, 0, length, getHeight());
    } else {
      node.resizeRelocate(0, from, getWidth(), length);
    }
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 800;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 500;
  }
}
