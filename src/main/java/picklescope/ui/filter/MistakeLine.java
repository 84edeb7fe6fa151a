package picklescope.ui.filter;

import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Region;
import picklescope.ui.control.Tips;

/**
 * Shows a mistake in a text field, with a mark at its position, while the field is focused. It lies
 * over what is below the field, so that nothing moves when it comes.
 */
final class MistakeLine extends Region {
  private final TextField field;
  private final Label label = new Label();
  private String message = "";
  private int offset;

  /** Creates the line for a field. */
  MistakeLine(TextField field) {
    this.field = field;
    label.setId("filter-mistake");
    label.getStyleClass().addAll("mistake", "code");
    getStyleClass().add("mistake-line");
    getChildren().add(label);
    setManaged(false);
    setMouseTransparent(true);
    field.caretPositionProperty().addListener((_, _, _) -> requestLayout());
    field.focusedProperty().subscribe(_ -> display());
    hide();
  }

  /** Shows what is doubtful at an index in the text, which is not a mistake. */
  void showDoubt(String newMessage, int newOffset) {
    display(newMessage, newOffset);
    label.getStyleClass().add("doubt");
  }

  /** Shows a mistake at an index in the text. */
  void display(String newMessage, int newOffset) {
    message = newMessage;
    offset = newOffset;
    label.getStyleClass().remove("doubt");
    Tips.set(label, "▲ " + message);
    display();
  }

  void hide() {
    message = "";
    label.setText("");
    display();
  }

  /** Returns what is wrong or doubtful; empty if nothing is. */
  String message() {
    return message;
  }

  private void display() {
    boolean shown = !message.isEmpty() && field.isFocused();
    label.setVisible(shown);
    setVisible(shown);
    if (getParent() != null) {
      getParent().requestLayout();
    }
  }

  /**
   * Sets its bounds in its parent.
   *
   * @param left the left edge of the field
   * @param top the bottom of what it must not cover
   * @param width the width that it must not exceed
   */
  void layOut(double left, double top, double width) {
    Tips.set(label, "▲ " + message);
    double needed = Math.min(prefWidth(-1), width);
    double mark = Math.clamp(place(), 0, Math.max(0, width - 20));
    double from = left + mark - snappedLeftInset();
    if (mark + needed > width) { // its text is before the mark then
      Tips.set(label, message + " ▲");
      needed = Math.min(prefWidth(-1), width);
      double end = mark + 0.6 * label.getFont().getSize() + snappedRightInset();
      from = left + Math.max(0, Math.min(end, width) - needed);
    }
    resizeRelocate(Math.max(0, from), top, needed, prefHeight(-1));
  }

  @Override
  protected void layoutChildren() {
    label.resizeRelocate(
        snappedLeftInset(),
        snappedTopInset(),
        getWidth() - snappedLeftInset() - snappedRightInset(),
        getHeight() - snappedTopInset() - snappedBottomInset());
  }

  /** Returns the horizontal position of the mistake in the field. */
  private double place() {
    int length = field.getLength();
    if (length == 0 || !(field.getSkin() instanceof TextFieldSkin skin)) {
      return 0;
    }
    Rectangle2D bounds = skin.getCharacterBounds(Math.min(offset, length - 1));
    return offset < length ? bounds.getMinX() : bounds.getMaxX();
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + Math.ceil(label.prefWidth(-1)) + snappedRightInset();
  }

  @Override
  protected double computePrefHeight(double width) {
    return snappedTopInset() + label.prefHeight(-1) + snappedBottomInset();
  }
}
