package picklescope.ui.inspect;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import picklescope.ui.text.CodePainter;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.Palette;

/**
 * Rows of code of which one is the current one. Only what is in view is made and drawn, so that any
 * number of rows costs the same. For the JavaFX thread.
 */
abstract class RowsView extends Region {
  static final double PADDING = 8;

  final CodePainter painter;
  private final Canvas canvas = new Canvas();
  private final ScrollBar scrollBar = new ScrollBar();
  private final ObservableValue<CodeStyle> style;
  private int current = -1;

  RowsView(String id, String accessibleText, ObservableValue<CodeStyle> style) {
    this.style = style;
    setId(id);
    setAccessibleText(accessibleText);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    getStyleClass().add("code-view");
    setFocusTraversable(true);
    painter = new CodePainter(canvas.getGraphicsContext2D());
    scrollBar.setOrientation(Orientation.VERTICAL);
    scrollBar.setFocusTraversable(false);
    scrollBar.valueProperty().addListener((_, _, _) -> draw());
    getChildren().addAll(canvas, scrollBar);
    style.addListener((_, _, _) -> requestLayout());
    focusedProperty().addListener((_, _, _) -> draw());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::mousePressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::mouseDragged);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /** How many rows there are. */
  abstract int rows();

  /** Draws a row; its background is there. */
  abstract void drawRow(int row, double y, double right);

  /** What a row says, to be copied and read out. */
  abstract String textOf(int row);

  /** The current row has changed by the user. */
  abstract void moved(int row);

  /** A mouse button went down on a row. */
  void pressed(int row, MouseEvent event) {
    move(row);
  }

  /** The mouse is dragged over a row. */
  void dragged(int row, MouseEvent event) {}

  /** A key that is not for moving; whether it was used. */
  boolean key(KeyEvent event) {
    return false;
  }

  /** What is copied by Ctrl+C. */
  String copied() {
    return current >= 0 && current < rows() ? textOf(current) : "";
  }

  GraphicsContext graphics() {
    return canvas.getGraphicsContext2D();
  }

  CodeStyle style() {
    return style.getValue();
  }

  Palette palette() {
    return style().palette();
  }

  double rowHeight() {
    return style().font().lineHeight();
  }

  /** The room for a row's text. */
  double textWidth() {
    return canvas.getWidth() - 2 * PADDING;
  }

  /** How many characters have room in a row. */
  int columns() {
    return (int) (textWidth() / style().font().advance());
  }

  int rowsInView() {
    return Math.max(1, (int) ((getHeight() - PADDING) / rowHeight()));
  }

  int current() {
    return current;
  }

  /** All of the text. */
  final String text() {
    var text = new StringBuilder();
    for (int i = 0; i < rows(); i++) {
      text.append(textOf(i)).append('\n');
    }
    return text.toString();
  }

  /** The rows are others now; the view begins at the top unless it is to stay. */
  void renewed(boolean stay) {
    if (!stay) {
      current = -1;
      scrollBar.setValue(0);
    }
    current = Math.min(current, rows() - 1);
    measure();
  }

  /** Makes a row the current one, as the user does. */
  void move(int row) {
    int next = Math.clamp(row, 0, Math.max(0, rows() - 1));
    if (rows() > 0) {
      setCurrent(next);
      moved(next);
    }
  }

  /** Makes a row the current one and brings it into view. */
  void setCurrent(int row) {
    current = row;
    show(row);
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    draw();
  }

  void show(int row) {
    if (row >= 0) {
      double top = scrollBar.getValue();
      if (row < top) {
        scrollBar.setValue(row);
      } else if (row >= top + rowsInView()) {
        scrollBar.setValue(Math.min(scrollBar.getMax(), row - rowsInView() + 1));
      }
    }
  }

  void measure() {
    double max = Math.max(0, rows() - rowsInView());
    scrollBar.setMax(max);
    scrollBar.setVisibleAmount(max * rowsInView() / Math.max(1, rows()));
    scrollBar.setUnitIncrement(1);
    scrollBar.setBlockIncrement(rowsInView());
    scrollBar.setValue(Math.min(scrollBar.getValue(), max));
    scrollBar.setVisible(max > 0);
    draw();
  }

  void draw() {
    graphics().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    painter.use(style());
    int top = (int) scrollBar.getValue();
    double y = PADDING / 2;
    for (int row = top; row < rows() && y < canvas.getHeight(); row++) {
      drawBackground(row, y);
      drawRow(row, y, canvas.getWidth() - PADDING);
      y += rowHeight();
    }
  }

  void drawBackground(int row, double y) {
    if (row == current) {
      fill(palette().selection(), 0, y, canvas.getWidth());
      if (isFocused()) {
        fill(palette().accent(), 0, y, 3);
      }
    }
  }

  void fill(Color color, double x, double y, double width) {
    graphics().setFill(color);
    graphics().fillRect(x, y, width, rowHeight());
  }

  int rowAt(double y) {
    int row =
        (int) (Math.floor(scrollBar.getValue()) + Math.floor((y - PADDING / 2) / rowHeight()));
    return Math.clamp(row, 0, Math.max(0, rows() - 1));
  }

  private void mousePressed(MouseEvent event) {
    requestFocus();
    if (event.getButton() == MouseButton.PRIMARY && rows() > 0) {
      pressed(rowAt(event.getY()), event);
    }
    event.consume();
  }

  private void mouseDragged(MouseEvent event) {
    if (event.isPrimaryButtonDown() && rows() > 0) {
      if (event.getY() < 0 || event.getY() > getHeight()) {
        scrollBy(event.getY() < 0 ? -1 : 1);
      }
      dragged(rowAt(event.getY()), event);
      event.consume();
    }
  }

  private void scrolled(ScrollEvent event) {
    if (!event.isShortcutDown() && scrollBar.isVisible()) {
      scrollBy(-event.getDeltaY() / rowHeight());
      event.consume();
    }
  }

  void scrollBy(double by) {
    scrollBar.setValue(Math.clamp(scrollBar.getValue() + by, 0, scrollBar.getMax()));
  }

  private void keyPressed(KeyEvent key) {
    if (key(key) || !key.isAltDown() && known(key)) {
      key.consume();
    }
  }

  private boolean known(KeyEvent key) {
    if (key.isShortcutDown()) {
      switch (key.getCode()) {
        case C -> copy(copied());
        default -> {
          return false;
        }
      }
      return true;
    }
    switch (key.getCode()) {
      case UP -> move(current - 1);
      case DOWN -> move(current + 1);
      case PAGE_UP -> move(current - rowsInView());
      case PAGE_DOWN -> move(current + rowsInView());
      case HOME -> move(0);
      case END -> move(rows() - 1);
      default -> {
        return false;
      }
    }
    return true;
  }

  static void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> current >= 0 && current < rows() ? textOf(current) : "";
      case EDITABLE -> false;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  protected void layoutChildren() {
    double barWidth = scrollBar.prefWidth(-1);
    scrollBar.resizeRelocate(getWidth() - barWidth - 1, 1, barWidth, getHeight() - 2);
    canvas.setWidth(getWidth() - barWidth);
    canvas.setHeight(getHeight());
    measure();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 200;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 100;
  }
}
