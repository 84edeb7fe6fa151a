package picklescope.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import picklescope.export.BytesForm;
import picklescope.ui.text.ClipboardText;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.DrawnRows;
import picklescope.view.inspect.ByteRange;
import picklescope.view.inspect.ByteSelection;
import picklescope.view.inspect.HexLayout;
import picklescope.view.inspect.HexRows;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** Displays the bytes of a payload, sixteen in a row, and highlights the selected ones. */
final class HexView extends DrawnRows {
  private static final int PER_ROW = HexLayout.PER_ROW;

  private final IntConsumer onByte;
  private HexLayout layout = HexLayout.fitting(0, false);
  private HexRows rows = new HexRows(new byte[0]);
  private boolean decimal;
  private final ByteSelection selection = new ByteSelection();
  private IntPredicate differs = _ -> false;
  private Optional<ByteRange> unread = Optional.empty();

  HexView(ObservableValue<CodeStyle> style, IntConsumer onByte) {
    super(style);
    setId("detail-bytes");
    setAccessibleText("Bytes in hexadecimal and as text");
    setAccessibleHelp(
        "The arrow keys move from byte to byte and select the value it belongs to; with Shift they"
            + " select bytes; Ctrl+C copies them, the menu key offers other forms");
    this.onByte = onByte;
  }

  /** Returns the items of a menu that copy the selected bytes. */
  List<MenuItem> copyItems() {
    var items = new ArrayList<MenuItem>();
    for (BytesForm form : BytesForm.values()) {
      var item = new MenuItem("Copy bytes as " + form.title());
      item.setId("copy-bytes-" + form.name().toLowerCase(Locale.ROOT));
      item.setOnAction(_ -> ClipboardText.copy(form.text(selection.selected())));
      items.add(item);
    }
    return List.copyOf(items);
  }

  /** Returns the index of the byte at the caret. */
  int caret() {
    return selection.caret();
  }

  /**
   * Displays other bytes.
   *
   * @param whatDiffers returns whether the byte at an index is marked
   * @param newUnread the bytes that could not be read, if there was a mistake in them
   */
  void display(byte[] newBytes, IntPredicate whatDiffers, Optional<ByteRange> newUnread) {
    rows = new HexRows(newBytes);
    differs = whatDiffers;
    unread = newUnread;
    selection.reset(newBytes);
    scrollToTop();
    updateScrollBars();
    currentRowChanged();
  }

  /** Sets whether offsets are decimal. */
  void setDecimal(boolean newDecimal) {
    decimal = newDecimal;
    requestLayout();
  }

  /**
   * Highlights the bytes of something that was selected in another view; the listener is not
   * called.
   */
  void highlight(List<ByteRange> ranges) {
    selection.highlight(ranges);
    if (!selection.highlighted().isEmpty()) {
      scrollTo((selection.highlighted().getFirst().end() - 1) / PER_ROW);
    }
    scrollTo(selection.caret() / PER_ROW);
    draw();
    currentRowChanged();
  }

  /** Returns the highlighted bytes. */
  List<ByteRange> highlighted() {
    return selection.highlighted();
  }

  /**
   * Searches for bytes after the caret, continuing at the start, and selects them. Returns whether
   * they were found.
   */
  boolean find(byte[] wanted) {
    boolean found = selection.find(wanted);
    if (found) {
      highlight(selection.highlighted());
    }
    return found;
  }

  @Override
  protected int rows() {
    return rows.count();
  }

  @Override
  protected int currentRow() {
    return rows.count() == 0 ? -1 : selection.caret() / PER_ROW;
  }

  @Override
  protected String rowText(int row) {
    return rows.text(row, layout);
  }

  @Override
  protected String copied() {
    return BytesForm.HEX.text(selection.selected());
  }

  @Override
  protected double contentWidth() {
    return HexLayout.fitting(0, decimal).width() * advance() + 2 * PADDING;
  }

  @Override
  protected void resized() {
    double room = (right() - PADDING) / advance();
    layout = HexLayout.fitting(room, decimal);
  }

  private double x(double place) {
    return left() + place * advance();
  }

  @Override
  protected void drawRow(int row, double y) {
    drawSelected(row, y);
    unread.ifPresent(range -> drawUnread(range, row, y));
    painter().draw(StyledText.of(layout.offset(row * PER_ROW), TokenKind.NOTE), x(0), y, x(6));
    var characters = new ArrayList<StyledText.Piece>();
    for (int i = 0; i < rows.length(row); i++) {
      TokenKind kind = rows.kind(row, i);
      double x = x(layout.hex(i));
      painter().draw(StyledText.of(rows.hex(row, i), kind), x, y, x + 3 * advance());
      characters.add(new StyledText.Piece(i, i + 1, kind));
    }
    var text = new StyledText(rows.characters(row), characters);
    painter().draw(text, x(layout.text(0)), y, x(layout.width() + 1));
  }

  private void drawSelected(int row, double y) {
    int start = row * PER_ROW;
    Color changed = palette().of(TokenKind.BYTES).deriveColor(0, 1, 1, 0.3);
    for (int i = 0; i < rows.length(row); i++) {
      if (differs.test(start + i)) {
        fill(changed, i, i, y);
      }
    }
    for (ByteRange range : selection.highlighted()) {
      int first = Math.max(range.start(), start) - start;
      int last = Math.min(range.end(), start + PER_ROW) - 1 - start;
      if (first <= last) {
        fill(palette().selection(), first, last, y);
      }
    }
    int at = selection.caret() - start;
    if (isFocused() && at >= 0 && at < rows.length(row)) {
      fill(palette().accent().deriveColor(0, 1, 1, 0.35), at, at, y);
    }
  }

  /** Marks where reading ended, and the bytes after it; there may be none. */
  private void drawUnread(ByteRange range, int row, double y) {
    int start = row * PER_ROW;
    int first = Math.max(range.start(), start) - start;
    int last = Math.min(range.end(), start + PER_ROW) - 1 - start;
    Color color = palette().of(TokenKind.TAG);
    if (first <= last) {
      fill(color.deriveColor(0, 1, 1, 0.18), first, last, y);
    }
    int at = range.start() - start;
    boolean afterAll = range.start() == range.end() && at > 0 && at == rows.length(row);
    if (at >= 0 && at < rows.length(row)) {
      fill(color, x(layout.hex(at)) - 2, y, 2);
      fill(color, x(layout.text(at)) - 1, y, 2);
    } else if (afterAll) {
      fill(color, x(layout.hex(at - 1) + 2) + 1, y, 2);
      fill(color, x(layout.text(at - 1) + 1), y, 2);
    }
  }

  /** Fills the background of some bytes of a row, of their digits and of their characters. */
  private void fill(Color color, int first, int last, double y) {
    double x = x(layout.hex(first));
    fill(color, x, y, x(layout.hex(last) + 2) - x);
    fill(color, x(layout.text(first)), y, (last - first + 1) * advance());
  }

  @Override
  protected void pressed(MouseEvent event) {
    if (rows() > 0) {
      select(byteAt(event), event.isShiftDown());
    }
  }

  @Override
  protected void pressedOther(MouseEvent event) {
    int at = rows() > 0 ? byteAt(event) : -1;
    if (at >= 0 && highlighted().stream().noneMatch(one -> at >= one.start() && at < one.end())) {
      select(at, false);
    }
  }

  @Override
  protected void dragged(MouseEvent event) {
    scrollTowards(event);
    if (rows() > 0) {
      select(byteAt(event), true);
    }
  }

  private int byteAt(MouseEvent event) {
    int inRow = layout.byteAt((event.getX() - left()) / advance());
    return rowAt(event.getY()) * PER_ROW + inRow;
  }

  /**
   * Moves the caret. If the selection is extended, the bytes between are highlighted; otherwise the
   * listener is called with the byte.
   */
  private void select(int index, boolean extend) {
    selection.moveTo(index, extend);
    if (!extend) {
      selection.keepingCaret(() -> onByte.accept(selection.caret()));
    }
    scrollTo(selection.caret() / PER_ROW);
    draw();
    currentRowChanged();
  }

  @Override
  protected boolean handleKey(KeyEvent event) {
    boolean extend = event.isShiftDown();
    if (event.isAltDown() || rows() == 0) {
      return false;
    }
    if (event.isShortcutDown()) {
      if (event.getCode() == KeyCode.A) {
        selection.selectAll();
        draw();
        return true;
      }
      return false;
    }
    switch (event.getCode()) {
      case LEFT -> select(selection.caret() - 1, extend);
      case RIGHT -> select(selection.caret() + 1, extend);
      case UP -> select(selection.caret() - PER_ROW, extend);
      case DOWN -> select(selection.caret() + PER_ROW, extend);
      case PAGE_UP -> select(selection.caret() - PER_ROW * rowsInView(), extend);
      case PAGE_DOWN -> select(selection.caret() + PER_ROW * rowsInView(), extend);
      case HOME -> select(0, extend);
      case END -> select(rows.bytes().length - 1, extend);
      default -> {
        return false;
      }
    }
    return true;
  }
}
