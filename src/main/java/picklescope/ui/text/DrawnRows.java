package picklescope.ui.text;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Rows of code on a canvas that scrolls. Only what is in view is made and drawn, so that any number
 * of rows costs the same. A screen reader has it as a text that cannot be edited, with the current
 * row selected; its name is the accessible text. For the JavaFX thread.
 */
public abstract class DrawnRows extends Region {
  /** What stays free at the left and right of a row, and half of it above the first, in pixels. */
  protected static final double PADDING = 8;

  private final Canvas canvas = new Canvas();
  private final ScrollBar scrollBar = new ScrollBar();
  private final ScrollBar sideways = new ScrollBar();
  private final CodePainter painter = new CodePainter(canvas.getGraphicsContext2D());
  private final Label name = new Label();
  private final ObservableValue<CodeStyle> style;
  private boolean pressing; // the primary button, here

  /** Shows nothing yet. */
  protected DrawnRows(ObservableValue<CodeStyle> style) {
    this.style = style;
    getStyleClass().add("code-view");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    name.setLabelFor(this); // what a screen reader calls a text area
    accessibleTextProperty().subscribe(name::setText);
    scrollBar.setOrientation(Orientation.VERTICAL);
    for (ScrollBar bar : new ScrollBar[] {scrollBar, sideways}) {
      bar.setFocusTraversable(false);
      bar.valueProperty().addListener((_, _, _) -> draw());
    }
    getChildren().addAll(canvas, scrollBar, sideways);
    style.addListener((_, _, _) -> requestLayout());
    focusedProperty().addListener((_, _, _) -> draw());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::mousePressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::mouseDragged);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /** How many rows there are. */
  protected abstract int rows();

  /** What a row says. */
  protected abstract String rowText(int row);

  /** What is read out of a row. */
  protected String spoken(int row) {
    return rowText(row);
  }

  /** Draws a row. */
  protected abstract void drawRow(int row, double y);

  /** The primary button went down. */
  protected abstract void pressed(MouseEvent event);

  /** The mouse moves with the primary button down. */
  protected abstract void dragged(MouseEvent event);

  /** A key went down; whether it was used. */
  protected abstract boolean key(KeyEvent key);

  /** What Ctrl+C copies. */
  protected abstract String copied();

  /** The row that is read out; -1 if there is none. */
  protected int currentRow() {
    return rows() == 0 ? -1 : topRow();
  }

  /** Pixels above the rows that do not scroll. */
  protected double headingHeight() {
    return 0;
  }

  /** Draws what stands above the rows. */
  protected void drawHeading() {}

  /** How wide the rows are at least, in pixels; what has no room is reached by scrolling. */
  protected double contentWidth() {
    return 0;
  }

  /** The room has changed, or how the text looks. */
  protected void resized() {}

  /** How the text looks. */
  protected final CodeStyle style() {
    return style.getValue();
  }

  /** The colours. */
  protected final Palette palette() {
    return style().palette();
  }

  /** Draws text. */
  protected final CodePainter painter() {
    return painter;
  }

  /** How wide a character is. */
  protected final double advance() {
    return style().font().advance();
  }

  /** How high a row is. */
  protected final double rowHeight() {
    return style().font().lineHeight();
  }

  /** Where rows begin, which is left of the view while it is scrolled. */
  protected final double left() {
    return PADDING - (sideways.isVisible() ? sideways.getValue() : 0);
  }

  /** Where rows end. */
  protected final double right() {
    return canvas.getWidth() - PADDING;
  }

  /** How many characters have room in a row. */
  protected final int columns() {
    return (int) ((canvas.getWidth() - 2 * PADDING) / advance());
  }

  /** The row at the top of the view. */
  protected final int topRow() {
    return (int) scrollBar.getValue();
  }

  /** How many whole rows are in view. */
  protected final int rowsInView() {
    return Math.max(1, (int) ((canvas.getHeight() - headingHeight() - PADDING) / rowHeight()));
  }

  /** The row at a height; below 0 and above the last where there is none. */
  protected final int rowAt(double y) {
    return topRow() + (int) Math.floor((y - headingHeight() - PADDING / 2) / rowHeight());
  }

  /** Brings the first row to the top. */
  protected final void scrollToTop() {
    scrollBar.setValue(0);
    sideways.setValue(0);
  }

  /** Brings a row into view. */
  protected final void show(int row) {
    if (row >= 0 && row < topRow()) {
      scrollBar.setValue(row);
    } else if (row >= topRow() + rowsInView()) {
      scrollBar.setValue(Math.min(scrollBar.getMax(), row - rowsInView() + 1));
    }
  }

  /** Scrolls by so many rows. */
  protected final void scrollBy(double rows) {
    scrollBar.setValue(Math.clamp(scrollBar.getValue() + rows, 0, scrollBar.getMax()));
  }

  /** There are more rows or fewer than before. */
  protected final void measure() {
    double max = Math.max(0, rows() - rowsInView());
    scrollBar.setMax(max);
    scrollBar.setVisibleAmount(max * rowsInView() / Math.max(1, rows()));
    scrollBar.setUnitIncrement(1);
    scrollBar.setBlockIncrement(rowsInView());
    scrollBar.setValue(Math.min(scrollBar.getValue(), max));
    scrollBar.setVisible(max > 0);
    draw();
  }

  /** Draws what is in view anew. */
  protected final void draw() {
    var graphics = graphics();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    painter.use(style());
    double y = headingHeight() + PADDING / 2;
    for (int row = topRow(); row < rows() && y < canvas.getHeight(); row++) {
      drawRow(row, y);
      y += rowHeight();
    }
    drawHeading();
  }

  /** Colours a part of a row. */
  protected final void fill(Color color, double x, double y, double width) {
    graphics().setFill(color);
    graphics().fillRect(x, y, width, rowHeight());
  }

  /** What is drawn on. */
  protected final GraphicsContext graphics() {
    return canvas.getGraphicsContext2D();
  }

  /** Another row is read out now. */
  protected final void tellCurrent() {
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_START);
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_END);
  }

  /** Scrolls on while the mouse is dragged above or below the rows. */
  protected final void scrollTowards(MouseEvent event) {
    if (event.getY() < headingHeight() || event.getY() > getHeight()) {
      scrollBy(event.getY() < headingHeight() ? -1 : 1);
    }
  }

  private void mousePressed(MouseEvent event) {
    requestFocus();
    pressing = event.getButton() == MouseButton.PRIMARY;
    if (pressing) {
      pressed(event);
    }
    event.consume();
  }

  private void mouseDragged(MouseEvent event) {
    if (pressing) {
      dragged(event);
      event.consume();
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.isShortcutDown()) {
      return;
    }
    if (event.getDeltaX() != 0 && sideways.isVisible()) {
      sideways.setValue(Math.clamp(sideways.getValue() - event.getDeltaX(), 0, sideways.getMax()));
      event.consume();
    }
    if (event.getDeltaY() != 0 && scrollBar.isVisible()) {
      scrollBy(-event.getDeltaY() / rowHeight());
      event.consume();
    }
  }

  private void keyPressed(KeyEvent key) {
    if (key(key)) {
      key.consume();
    } else if (key.isShortcutDown() && key.getCode() == KeyCode.C) {
      copy(copied());
      key.consume();
    }
  }

  /** Puts a text on the clipboard. */
  protected static void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    var said = new AccessibleRows(this::spoken, rows(), currentRow());
    return said.answer(attribute, parameters)
        .orElseGet(() -> super.queryAccessibleAttribute(attribute, parameters));
  }

  @Override
  protected void layoutChildren() {
    double bar = scrollBar.prefWidth(-1);
    double width = getWidth() - bar;
    double hidden = contentWidth() - width;
    boolean scrolls = hidden > 0.5;
    double below = scrolls ? sideways.prefHeight(-1) : 0;
    sideways.setVisible(scrolls);
    sideways.setMax(Math.max(0, hidden));
    sideways.setVisibleAmount(scrolls ? hidden * width / contentWidth() : 0);
    sideways.setUnitIncrement(advance());
    sideways.setBlockIncrement(width / 2);
    sideways.setValue(Math.min(sideways.getValue(), sideways.getMax()));
    sideways.resizeRelocate(1, getHeight() - below - 1, Math.max(0, width - 1), below);
    scrollBar.resizeRelocate(getWidth() - bar - 1, 1, bar, Math.max(0, getHeight() - 2));
    canvas.setWidth(width);
    canvas.setHeight(getHeight() - below);
    resized();
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
