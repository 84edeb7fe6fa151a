package picklescope.ui.compose;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The field in which a message is written; a mistake is underlined at its place. */
final class MessageField extends StackPane {
  private static final double MARK_HEIGHT = 4;

  private final TextArea area = new TextArea();
  private final Region mark = new Region();
  private int markedAt = -1;

  MessageField() {
    area.setId("compose-text");
    area.getStyleClass().add("code");
    area.setWrapText(true);
    area.setPrefRowCount(3);
    area.setAccessibleText("Message");
    mark.setId("compose-mark");
    mark.getStyleClass().add("mistake-mark");
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    mark.setVisible(false);
    area.textProperty().addListener((_, _, _) -> unmark());
    area.scrollTopProperty().addListener((_, _, _) -> requestLayout());
    getChildren().addAll(area, mark);
  }

  TextArea area() {
    return area;
  }

  /** Underlines the char at that index, and puts the caret there. */
  void mark(int offset) {
    markedAt = Math.clamp(offset, 0, area.getLength());
    area.positionCaret(markedAt);
    requestLayout();
  }

  void unmark() {
    markedAt = -1;
    mark.setVisible(false);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (markedAt < 0 || !(area.getSkin() instanceof TextAreaSkin skin)) {
      return;
    }
    area.layout();
    Rectangle2D at = skin.getCharacterBounds(Math.min(markedAt, Math.max(0, area.getLength())));
    Bounds inside = area.getLayoutBounds();
    double width = Math.max(at.getWidth(), 7);
    double y = area.getLayoutY() + at.getMaxY();
    mark.setVisible(y > 0 && y <= inside.getHeight());
    mark.resizeRelocate(
        Math.round(area.getLayoutX() + at.getMinX()), Math.round(y - 2), width, MARK_HEIGHT);
  }
}
