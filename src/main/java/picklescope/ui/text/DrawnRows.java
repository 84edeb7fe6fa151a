package picklescope.ui.text;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Rows of code on a canvas that scrolls. Only visible rows are created and drawn, so that the cost
 * does not depend on their number. To a screen reader it is a read-only text in which the current
 * row is selected; its name is the accessible text. For the JavaFX thread.
 */
public abstract class DrawnRows extends Region {
  /**
   * The free space at the left and right of a row, in pixels; above the first row it is half as
   * much.
   */
  protected static final double PADDING = 8;

  private final ScrolledCanvas scrolled = new ScrolledCanvas(this::draw);
  private final Canvas canvas = scrolled.canvas();
  private final CodePainter painter = new CodePainter(canvas.getGraphicsContext2D());
  private final Label name = new Label();
  private final ObservableValue<CodeStyle> style;

  /** Creates a view of no rows. */
  protected DrawnRows(ObservableValue<CodeStyle> style) {
    this.style = style;
    getStyleClass().add("code-view");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    name.setLabelFor(this); // a screen reader takes the name of a text area from its label
    accessibleTextProperty().subscribe(name::setText);
    getChildren().addAll(scrolled.nodes());
    style.addListener((_, _, _) -> requestLayout());
    focusedProperty().addListener((_, _, _) -> draw());
    RowsInput.install(this, scrolled);
  }

  /** Returns the number of rows. */
  protected abstract int rows();

  /** Returns the text of a row. */
  protected abstract String rowText(int row);

  /** Returns what a screen reader reads out for a row. */
  protected String accessibleRowText(int row) {
    return rowText(row);
  }

  /**
   * Draws a row.
   *
   * @param y its top edge, in pixels
   */
  protected abstract void drawRow(int row, double y);

  /** Called when the primary mouse button is pressed. */
  protected abstract void pressed(MouseEvent event);

  /** Called when another mouse button is pressed, before a context menu is requested. */
  protected void pressedOther(MouseEvent event) {}

  /** Called when the mouse is dragged with the primary button. */
  protected abstract void dragged(MouseEvent event);

  /** Handles a pressed key. Returns whether it has a function here. */
  protected abstract boolean handleKey(KeyEvent key);

  /** Returns the text that Ctrl+C copies. */
  protected abstract String copied();

  /** Returns the current row, which a screen reader reads out; -1 if there is none. */
  protected int currentRow() {
    return rows() == 0 ? -1 : topRow();
  }

  /** Returns the height of the heading above the rows, which does not scroll, in pixels. */
  protected double headingHeight() {
    return 0;
  }

  /** Draws the heading above the rows. */
  protected void drawHeading() {}

  /**
   * Returns the minimum width of the rows in pixels; in a smaller view they scroll horizontally.
   */
  protected double contentWidth() {
    return 0;
  }

  /** Called when the size of the view or the style of the text has changed. */
  protected void resized() {}

  /** Returns the font and colours. */
  protected final CodeStyle style() {
    return style.getValue();
  }

  /** Returns the colours. */
  protected final Palette palette() {
    return style().palette();
  }

  /** Returns the painter for text. */
  protected final CodePainter painter() {
    return painter;
  }

  /** Returns the width of a character in pixels. */
  protected final double advance() {
    return style().font().advance();
  }

  /** Returns the height of a row in pixels. */
  protected final double rowHeight() {
    return style().font().lineHeight();
  }

  /** Returns the left edge of the rows in pixels, which is negative when the view is scrolled. */
  protected final double left() {
    return PADDING - scrolled.hidden();
  }

  /** Returns the right edge of the rows in pixels. */
  protected final double right() {
    return canvas.getWidth() - PADDING;
  }

  /** Returns the number of characters that fit into a row. */
  protected final int columns() {
    return (int) ((canvas.getWidth() - 2 * PADDING) / advance());
  }

  /** Returns the row at the top of the view. */
  protected final int topRow() {
    return scrolled.top();
  }

  /** Returns the number of rows that are completely visible, at least 1. */
  protected final int rowsInView() {
    return Math.max(1, (int) ((canvas.getHeight() - headingHeight() - PADDING) / rowHeight()));
  }

  /**
   * Returns the row at a y coordinate, which is less than 0 or greater than the last row if there
   * is none.
   */
  protected final int rowAt(double y) {
    return topRow() + (int) Math.floor((y - headingHeight() - PADDING / 2) / rowHeight());
  }

  /** Returns the place below the current row at the left, or inside the view if it is not seen. */
  public final Point2D belowCurrentRow() {
    double y = headingHeight() + PADDING / 2 + (currentRow() - topRow() + 1) * rowHeight();
    return new Point2D(4 * PADDING, Math.clamp(y, 0, Math.max(0, getHeight())));
  }

  /** Scrolls to the first row. */
  protected final void scrollToTop() {
    scrolled.scrollToTop();
  }

  /** Scrolls until a row is visible. */
  protected final void scrollTo(int row) {
    scrolled.reveal(row);
  }

  /** Scrolls by a number of rows. */
  protected final void scrollBy(double rows) {
    scrolled.scrollBy(rows);
  }

  /** Adapts the scroll bar to the number of rows, and draws. */
  protected final void updateScrollBars() {
    scrolled.update(rows(), rowsInView());
    draw();
  }

  /** Draws the visible rows. */
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

  /** Fills a part of a row's background. */
  protected final void fill(Color color, double x, double y, double width) {
    graphics().setFill(color);
    graphics().fillRect(x, y, width, rowHeight());
  }

  /** Returns the graphics of the canvas. */
  protected final GraphicsContext graphics() {
    return canvas.getGraphicsContext2D();
  }

  /** Notifies screen readers that the current row or its text has changed. */
  protected final void currentRowChanged() {
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_START);
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_END);
  }

  /** Scrolls by a row if the mouse is dragged above or below the rows. */
  protected final void scrollTowards(MouseEvent event) {
    if (event.getY() < headingHeight() || event.getY() > getHeight()) {
      scrollBy(event.getY() < headingHeight() ? -1 : 1);
    }
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    var rows = new AccessibleRows(this::accessibleRowText, rows(), currentRow());
    return rows.answer(attribute, parameters)
        .orElseGet(() -> super.queryAccessibleAttribute(attribute, parameters));
  }

  @Override
  protected void layoutChildren() {
    scrolled.layOut(getWidth(), getHeight(), contentWidth());
    scrolled.update(rows(), rowsInView());
    resized();
    updateScrollBars();
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
