package picklescope.ui.text;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * Shows code to read, select and copy. Only what is in view is made and drawn; long lines are
 * folded.
 */
public final class CodeView extends Region {
  private static final double PADDING = 8;

  private final Canvas canvas = new Canvas();
  private final ScrollBar scrollBar = new ScrollBar();
  private final CodePainter painter = new CodePainter(canvas.getGraphicsContext2D());
  private final ObservableValue<CodeStyle> style;
  private CodeLines lines = CodeLines.NONE;
  private WrappedLines wrapped = new WrappedLines(lines, 80);
  private CodePosition anchor = CodePosition.START;
  private CodePosition caret = CodePosition.START;

  /** Shows nothing yet. */
  public CodeView(ObservableValue<CodeStyle> style) {
    this.style = style;
    getStyleClass().add("code-view");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    scrollBar.setOrientation(Orientation.VERTICAL);
    scrollBar.valueProperty().addListener((_, _, _) -> draw());
    getChildren().addAll(canvas, scrollBar);
    style.addListener((_, _, _) -> requestLayout());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /** Shows these lines from their beginning. */
  public void show(CodeLines newLines) {
    lines = newLines;
    anchor = CodePosition.START;
    caret = CodePosition.START;
    scrollBar.setValue(0);
    wrap();
  }

  /** All of the text. */
  public String text() {
    return text(CodePosition.START, end());
  }

  /** The selected text; empty if there is none. */
  public String selectedText() {
    return text(first(), last());
  }

  private String text(CodePosition from, CodePosition to) {
    var text = new StringBuilder();
    for (int i = from.line(); i <= to.line() && i < lines.size(); i++) {
      String line = lines.line(i).text();
      int start = i == from.line() ? from.column() : 0;
      int stop = i == to.line() ? to.column() : line.length();
      text.append(line, Math.min(start, line.length()), Math.min(stop, line.length()));
      text.append(i < to.line() ? "\n" : "");
    }
    return text.toString();
  }

  private CodePosition end() {
    int last = lines.size() - 1;
    return last < 0 ? CodePosition.START : new CodePosition(last, lines.length(last));
  }

  private CodePosition first() {
    return anchor.compareTo(caret) <= 0 ? anchor : caret;
  }

  private CodePosition last() {
    return anchor.compareTo(caret) <= 0 ? caret : anchor;
  }

  private int rowsInView() {
    return Math.max(1, (int) ((getHeight() - PADDING) / style.getValue().font().lineHeight()));
  }

  private void wrap() {
    var font = style.getValue().font();
    double width = getWidth() - scrollBar.getWidth() - 2 * PADDING;
    wrapped = new WrappedLines(lines, (int) (width / font.advance()));
    double max = Math.max(0, wrapped.rows() - rowsInView());
    scrollBar.setMax(max);
    scrollBar.setVisibleAmount(max * rowsInView() / Math.max(1, wrapped.rows()));
    scrollBar.setUnitIncrement(1);
    scrollBar.setBlockIncrement(rowsInView());
    scrollBar.setValue(Math.min(scrollBar.getValue(), max));
    scrollBar.setVisible(max > 0);
    draw();
  }

  private void draw() {
    var graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    painter.use(style.getValue());
    double height = style.getValue().font().lineHeight();
    int top = (int) scrollBar.getValue();
    double y = PADDING / 2;
    for (int row = top; row < wrapped.rows() && y < canvas.getHeight(); row++) {
      drawSelection(row, y, height);
      painter.draw(wrapped.text(row), PADDING, y, canvas.getWidth());
      y += height;
    }
  }

  private void drawSelection(int row, double y, double height) {
    var first = first();
    var last = last();
    int line = wrapped.lineOf(row);
    if (line < first.line() || line > last.line() || first.equals(last)) {
      return;
    }
    int start = wrapped.startOf(row);
    int stop = Math.min(start + wrapped.columns(), lines.length(line));
    int from = line == first.line() ? Math.max(start, first.column()) : start;
    int to = line == last.line() ? Math.min(stop, last.column()) : stop + 1;
    if (from < to) {
      double advance = style.getValue().font().advance();
      var graphics = canvas.getGraphicsContext2D();
      graphics.setFill(style.getValue().palette().selection());
      graphics.fillRect(PADDING + (from - start) * advance, y, (to - from) * advance, height);
    }
  }

  private CodePosition positionAt(double x, double y) {
    var font = style.getValue().font();
    int row = (int) (scrollBar.getValue() + Math.floor((y - PADDING / 2) / font.lineHeight()));
    if (row < 0 || wrapped.rows() == 0) {
      return CodePosition.START;
    }
    if (row >= wrapped.rows()) {
      return end();
    }
    int line = wrapped.lineOf(row);
    int start = wrapped.startOf(row);
    long column = Math.clamp(Math.round((x - PADDING) / font.advance()), 0, wrapped.columns());
    return new CodePosition(line, (int) Math.min(start + column, lines.length(line)));
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    if (event.getButton() == MouseButton.PRIMARY) {
      caret = positionAt(event.getX(), event.getY());
      if (!event.isShiftDown()) {
        anchor = caret;
      }
      if (event.getClickCount() == 2) {
        selectWord();
      }
      draw();
    }
    event.consume();
  }

  private void selectWord() {
    if (caret.line() >= lines.size()) {
      return;
    }
    String line = lines.line(caret.line()).text();
    int start = caret.column();
    int stop = caret.column();
    while (start > 0 && Character.isLetterOrDigit(line.charAt(start - 1))) {
      start--;
    }
    while (stop < line.length() && Character.isLetterOrDigit(line.charAt(stop))) {
      stop++;
    }
    anchor = new CodePosition(caret.line(), start);
    caret = new CodePosition(caret.line(), stop);
  }

  private void dragged(MouseEvent event) {
    if (event.isPrimaryButtonDown()) {
      if (event.getY() < 0 || event.getY() > getHeight()) {
        scrollBy(event.getY() < 0 ? -1 : 1);
      }
      caret = positionAt(event.getX(), event.getY());
      draw();
      event.consume();
    }
  }

  private void scrolled(ScrollEvent event) {
    if (!event.isShortcutDown() && scrollBar.isVisible()) {
      scrollBy(-event.getDeltaY() / style.getValue().font().lineHeight());
      event.consume();
    }
  }

  private void scrollBy(double rows) {
    scrollBar.setValue(Math.clamp(scrollBar.getValue() + rows, 0, scrollBar.getMax()));
  }

  private void keyPressed(KeyEvent key) {
    boolean known = true;
    if (key.isShortcutDown()) {
      switch (key.getCode()) {
        case A -> selectAll();
        case C -> copy();
        default -> known = false;
      }
    } else if (key.isAltDown()) {
      known = false;
    } else {
      switch (key.getCode()) {
        case UP -> scrollBy(-1);
        case DOWN -> scrollBy(1);
        case PAGE_UP -> scrollBy(-rowsInView());
        case PAGE_DOWN -> scrollBy(rowsInView());
        case HOME -> scrollBy(-scrollBar.getMax());
        case END -> scrollBy(scrollBar.getMax());
        default -> known = false;
      }
    }
    if (known) {
      key.consume();
    }
  }

  /** Selects all of the text. */
  public void selectAll() {
    anchor = CodePosition.START;
    caret = end();
    draw();
  }

  /** Copies the selected text, or all of it where none is selected. */
  public void copy() {
    var content = new ClipboardContent();
    content.putString(selectedText().isEmpty() ? text() : selectedText());
    Clipboard.getSystemClipboard().setContent(content);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> text();
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
    wrap();
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
