package picklescope.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * A line of controls that continues below where it is too narrow. A control whose {@link
 * HBox#getHgrow} is {@code ALWAYS} is widened to the end of its line and may be as narrow as its
 * least width.
 */
public final class WrappingLine extends Region {
  private static final double GAP = 6; // pixels

  /** Creates a line of controls. */
  public WrappingLine(Node... nodes) {
    this(List.of(nodes));
  }

  /** Creates a line of controls. */
  public WrappingLine(List<? extends Node> nodes) {
    getChildren().setAll(nodes);
  }

  private static boolean grows(Node node) {
    return HBox.getHgrow(node) == Priority.ALWAYS;
  }

  private double least(Node node) {
    return snapSizeX(
        grows(node) ? node.minWidth(-1) : Math.max(node.minWidth(-1), node.prefWidth(-1)));
  }

  /** Returns the controls of each line. */
  private List<List<Node>> lines(double width) {
    var lines = new ArrayList<List<Node>>();
    double used = 0;
    for (Node node : getManagedChildren()) {
      if (lines.isEmpty() || used + GAP + least(node) > width) {
        lines.add(new ArrayList<>());
        used = -GAP;
      }
      lines.getLast().add(node);
      used += GAP + least(node);
    }
    return lines;
  }

  private double height(List<Node> line) {
    return snapSizeY(line.stream().mapToDouble(node -> node.prefHeight(-1)).max().orElse(0));
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return getManagedChildren().stream().mapToDouble(node -> node.minWidth(-1)).max().orElse(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    return getManagedChildren().stream()
        .mapToDouble(node -> snapSizeX(node.prefWidth(-1)) + GAP)
        .sum();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    var lines = lines(width >= 0 ? width : getWidth() > 0 ? getWidth() : Double.MAX_VALUE);
    double gaps = GAP * Math.max(0, lines.size() - 1);
    return lines.stream().mapToDouble(this::height).sum() + gaps;
  }

  @Override
  protected double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double y = 0;
    for (List<Node> line : lines(getWidth())) {
      layOut(line, y);
      y += height(line) + GAP;
    }
  }

  private void layOut(List<Node> line, double y) {
    long growing = line.stream().filter(WrappingLine::grows).count();
    double used = line.stream().mapToDouble(this::least).sum() + GAP * (line.size() - 1);
    double more = growing == 0 ? 0 : Math.floor((getWidth() - used) / growing);
    double x = 0;
    for (Node node : line) {
      double width = Math.min(least(node) + (grows(node) ? more : 0), getWidth());
      layoutInArea(node, x, y, width, height(line), 0, HPos.LEFT, VPos.CENTER);
      x += width + GAP;
    }
  }
}
