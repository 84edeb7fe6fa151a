package picklescope.ui.compose;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import picklescope.send.MessageForm;
import picklescope.ui.text.CodeStyle;
import picklescope.view.compose.Brackets;
import picklescope.view.compose.MessageTexts;
import picklescope.view.text.LeftToRight;
import picklescope.view.text.PythonColors;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/**
 * The editor for the text of a message. Python is coloured, the bracket at the caret and its
 * partner are highlighted, and a mistake is underlined.
 *
 * <p>The text area draws its text transparently, and a canvas above it draws the text in colours.
 */
final class CallEditor extends StackPane {
  private static final double MARK_HEIGHT = 4;

  private final TextArea area = new TextArea();
  private final Canvas canvas = new Canvas();
  private final Region mark = new Region();
  private final ObservableValue<CodeStyle> style;
  private MessageForm form = MessageForm.CALL;
  private int markedAt = -1;

  CallEditor(ObservableValue<CodeStyle> style) {
    this.style = style;
    area.setId("compose-text");
    area.getStyleClass().add("code");
    // JavaFX throws when it wraps text that is written from right to left (26.0.2), and draws the
    // window no more.
    area.wrapTextProperty().bind(area.textProperty().map(text -> !LeftToRight.isReordered(text)));
    area.setPrefRowCount(3);
    area.setAccessibleText("Message");
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    mark.setId("compose-mark");
    mark.getStyleClass().add("mistake-mark");
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    mark.setVisible(false);
    area.textProperty().addListener((_, _, _) -> edited());
    area.caretPositionProperty().addListener((_, _, _) -> requestLayout());
    area.focusedProperty().addListener((_, _, _) -> requestLayout());
    area.scrollTopProperty().addListener((_, _, _) -> requestLayout());
    area.scrollLeftProperty().addListener((_, _, _) -> requestLayout());
    style.addListener((_, _, _) -> requestLayout());
    getChildren().addAll(area, canvas, mark);
    edited();
  }

  TextArea area() {
    return area;
  }

  /** Sets how the text is interpreted. */
  void setForm(MessageForm newForm) {
    form = newForm;
    edited();
  }

  private void edited() {
    unmark();
    area.getStyleClass().remove("painted");
    if (isColoured()) {
      area.getStyleClass().add("painted");
    }
    requestLayout();
  }

  private boolean isColoured() {
    return MessageTexts.isColoured(form, area.getText());
  }

  /** Underlines the char at an index and moves the caret there. */
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
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    var graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, getWidth(), getHeight());
    if (!(area.getSkin() instanceof TextAreaSkin skin)) {
      return;
    }
    area.layout();
    if (isColoured()) {
      graphics.save();
      graphics.beginPath();
      graphics.rect(2, 2, getWidth() - 4, getHeight() - 4);
      graphics.clip();
      paintBrackets(graphics, skin);
      paintText(graphics, skin);
      graphics.restore();
    }
    placeMark(skin);
  }

  private void paintBrackets(GraphicsContext graphics, TextAreaSkin skin) {
    int caret = area.getCaretPosition();
    var brackets = Brackets.of(area.getText());
    for (int at : new int[] {caret, caret - 1}) {
      var other = brackets.match(at);
      if (other.isPresent() && area.isFocused()) {
        graphics.setFill(style.getValue().palette().selection());
        fill(graphics, skin.getCharacterBounds(at));
        fill(graphics, skin.getCharacterBounds(other.get()));
        return;
      }
    }
  }

  private static void fill(GraphicsContext graphics, Rectangle2D at) {
    graphics.fillRect(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
  }

  private void paintText(GraphicsContext graphics, TextAreaSkin skin) {
    graphics.setFont(area.getFont());
    var measure = new Text("0");
    measure.setFont(area.getFont());
    double ascent = -measure.getLayoutBounds().getMinY();
    int start = 0;
    for (String line : area.getText().split("\n", -1)) {
      for (StyledText.Piece piece : PythonColors.of(line).pieces()) {
        paint(graphics, skin, start + piece.start(), start + piece.end(), piece.kind(), ascent);
      }
      start += line.length() + 1;
    }
  }

  /** Draws a token, each part of it that is in one row at once. */
  private void paint(
      GraphicsContext graphics,
      TextAreaSkin skin,
      int start,
      int end,
      TokenKind kind,
      double ascent) {
    graphics.setFill(style.getValue().palette().of(kind));
    Rectangle2D first = skin.getCharacterBounds(start);
    Rectangle2D last = skin.getCharacterBounds(end - 1);
    if (first == null || last == null || first.getMinY() > getHeight()) {
      return;
    }
    int from = start;
    for (int i = start + 1; first.getMinY() != last.getMinY() && i < end; i++) {
      Rectangle2D at = skin.getCharacterBounds(i);
      if (at.getMinY() != first.getMinY()) {
        fill(graphics, first, ascent, area.getText(from, i));
        from = i;
        first = at;
      }
    }
    fill(graphics, first, ascent, area.getText(from, end));
  }

  private static void fill(GraphicsContext graphics, Rectangle2D at, double ascent, String text) {
    graphics.fillText(text.replace('\t', ' '), at.getMinX(), at.getMinY() + ascent);
  }

  private void placeMark(TextAreaSkin skin) {
    if (markedAt < 0) {
      return;
    }
    Rectangle2D at = skin.getCharacterBounds(Math.min(markedAt, Math.max(0, area.getLength())));
    Bounds inside = area.getLayoutBounds();
    double width = Math.max(at.getWidth(), 7);
    double y = area.getLayoutY() + at.getMaxY();
    mark.setVisible(y > 0 && y <= inside.getHeight());
    mark.resizeRelocate(
        Math.round(area.getLayoutX() + at.getMinX()), Math.round(y - 2), width, MARK_HEIGHT);
  }

  /** Returns the bounds of the caret in the text area. */
  Rectangle2D caretBounds() {
    return area.getSkin() instanceof TextAreaSkin skin
        ? skin.getCharacterBounds(Math.max(0, area.getCaretPosition() - 1))
        : Rectangle2D.EMPTY;
  }
}
