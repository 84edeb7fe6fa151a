package picklescope.ui.filter;

import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Region;

/** Shows a mistake below a text field, with a mark at its position. */
final class MistakeLine extends Region {
  private final TextField field;
  private final Label label = new Label();
  private String message = "";
  private int offset;

  /** Creates the line for a field above it with the same left edge. */
  MistakeLine(TextField field) {
    this.field = field;
    label.setId("filter-mistake");
    label.getStyleClass().addAll("mistake", "code");
    getChildren().add(label);
    field.caretPositionProperty().addListener((_, _, _) -> requestLayout());
    hide();
  }

  /** Shows what is doubtful at an index in the text, which is not a mistake. */
  void showDoubt(String newMessage, int newOffset) {
    show(newMessage, newOffset);
    label.getStyleClass().add("doubt");
  }

  /** Shows a mistake at an index in the text. */
  void show(String newMessage, int newOffset) {
    message = newMessage;
    offset = newOffset;
    label.getStyleClass().remove("doubt");
    label.setText("▲ " + message);
    label.setVisible(true);
    setVisible(true);
    setManaged(true);
    requestLayout();
  }

  void hide() {
    label.setText("");
    label.setVisible(false);
    setVisible(false);
    setManaged(false);
  }

  @Override
  protected void layoutChildren() {
    double place = Math.clamp(place(), 0, Math.max(0, getWidth() - 20));
    label.setText("▲ " + message);
    double width = label.prefWidth(-1);
    if (place + width > getWidth()) { // its text is before the mark then
      label.setText(message + " ▲");
      place = Math.max(0, place + 0.6 * label.getFont().getSize() - label.prefWidth(-1));
      place = Math.max(0, Math.min(place, getWidth() - width));
    }
    label.resizeRelocate(place, 0, Math.min(width, getWidth()), getHeight());
  }

  /** Returns the horizontal position of the mistake. */
  private double place() {
    int length = field.getLength();
    if (length == 0 || !(field.getSkin() instanceof TextFieldSkin skin)) {
      return 0;
    }
    Rectangle2D bounds = skin.getCharacterBounds(Math.min(offset, length - 1));
    return offset < length ? bounds.getMinX() : bounds.getMaxX();
  }

  @Override
  protected double computePrefHeight(double width) {
    return label.prefHeight(-1);
  }
}
