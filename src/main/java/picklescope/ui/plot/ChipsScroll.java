package picklescope.ui.plot;

import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Scrolls chips up and down where they need more than a part of the height of their pane. */
final class ChipsScroll extends ScrollPane {
  private static final double PART = 0.22;
  private static final double LEAST = 26; // pixels: a row

  private final Region chips;
  private double room = Double.MAX_VALUE;

  ChipsScroll(Region chips) {
    this.chips = chips;
    setContent(chips);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("low-scroll");
    visibleProperty().bind(chips.visibleProperty());
    managedProperty().bind(chips.managedProperty());
    chips.heightProperty().addListener((_, _, _) -> Platform.runLater(this::requestLayout));
  }

  /** Sets the height of the pane. */
  void setRoom(double newRoom) {
    room = newRoom;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double wanted = chips.prefHeight(width > 0 ? width : getWidth() > 0 ? getWidth() : -1);
    return Math.min(wanted, Math.max(LEAST, room * PART));
  }
}
