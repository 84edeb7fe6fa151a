package picklescope.ui.source;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * The line of a source: its sign, its name, some characters about it, and its switch. Where these
 * characters do not fit between name and switch they are below the name: they are the only words
 * about its state that are always in view.
 */
final class SourceHead extends Pane {
  private static final double GAP = 0.15; // of the size of the letters
  private static final double ANYWHERE = -1;

  private final Region sign;
  private final Region name;
  private final Label brief;
  private final Region toggle;
  private double wrappedAt = ANYWHERE; // the width at which it does not fit, or did not until now

  SourceHead(Region sign, Region name, Label brief, Region toggle) {
    this.sign = sign;
    this.name = name;
    this.brief = brief;
    this.toggle = toggle;
    getChildren().setAll(sign, name, brief, toggle);
  }

  /** Displays a few characters: a rate, or why there is none. */
  void display(String text) {
    if (isRate(text) != isRate(brief.getText())) {
      wrappedAt = ANYWHERE; // a rate stays where it is, whatever its length
    }
    brief.setText(text);
  }

  private static boolean isRate(String text) {
    return text.endsWith("/s");
  }

  private double gap() {
    return snapSpaceX(GAP * brief.getFont().getSize());
  }

  private double besides() {
    return width(sign) + width(toggle) + snappedLeftInset() + snappedRightInset();
  }

  private static double width(Region one) {
    return Math.max(one.minWidth(-1), one.prefWidth(-1));
  }

  /** Returns whether the characters are below; once they are they stay there at that width. */
  private boolean isWrapped(double width) {
    double least = besides() + name.prefWidth(-1) + brief.prefWidth(-1) + 4 * gap();
    if (width > 0 && width != wrappedAt) {
      wrappedAt = least > width ? width : ANYWHERE;
    }
    return wrappedAt == width;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return besides();
  }

  @Override
  protected double computePrefWidth(double height) {
    return besides() + name.prefWidth(-1) + brief.prefWidth(-1) + 4 * gap();
  }

  @Override
  protected double computePrefHeight(double width) {
    double first = Math.max(name.prefHeight(-1), toggle.prefHeight(-1));
    double second = isWrapped(width < 0 ? getWidth() : width) ? brief.prefHeight(-1) : 0;
    double insets = snappedTopInset() + snappedBottomInset();
    return Math.max(getMinHeight(), insets + first) + second;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    boolean wrapped = isWrapped(getWidth());
    double left = snappedLeftInset();
    double top = snappedTopInset();
    double second = wrapped ? brief.prefHeight(-1) : 0;
    double first = getHeight() - top - snappedBottomInset() - second;
    double right = getWidth() - snappedRightInset() - width(toggle);
    place(toggle, right, top, width(toggle), first, HPos.RIGHT);
    place(sign, left, top, width(sign), first, HPos.CENTER);
    double from = left + width(sign) + gap();
    double room = right - gap() - from;
    double named = Math.min(name.prefWidth(-1), room);
    place(name, from, top, named, first, HPos.LEFT);
    if (wrapped) {
      double indent = from + name.snappedLeftInset();
      place(brief, indent, top + first, getWidth() - indent, second, HPos.LEFT);
    } else {
      place(brief, from + named, top, Math.max(0, room - named), first, HPos.RIGHT);
    }
  }

  private void place(Region one, double x, double y, double width, double height, HPos at) {
    layoutInArea(one, x, y, width, height, 0, null, false, false, at, VPos.CENTER);
  }
}
