package picklescope.ui.inspect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import picklescope.event.HexText;
import picklescope.export.BytesForm;
import picklescope.python.PyBytes;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.DrawnRows;
import picklescope.view.inspect.ByteRange;
import picklescope.view.inspect.ByteSelection;
import picklescope.view.inspect.HexLayout;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** Displays the bytes of a payload, sixteen in a row, and highlights the selected ones. */
final class HexView extends DrawnRows {
  private static final int PER_ROW = HexLayout.PER_ROW;
  private static final HexFormat HEX = HexFormat.of();

  private final IntConsumer onByte;
  private HexLayout layout = HexLayout.fitting(0, false);
  private byte[] bytes = {};
  private boolean decimal;
  private final ByteSelection selection = new ByteSelection();
  private IntPredicate differs = _ -> false;

  HexView(ObservableValue<CodeStyle> style, IntConsumer onByte) {
    super(style);
    setId("detail-bytes");
    setAccessibleText("Bytes in hexadecimal and as text");
    setAccessibleHelp(
        "The arrow keys move from byte to byte and select the value it belongs to; with Shift they"
            + " select bytes; Ctrl+C copies them, the menu key offers other forms");
    this.onByte = onByte;
    var menu = new ContextMenu();
    for (BytesForm form : BytesForm.values()) {
      var item = new MenuItem("Copy as " + form.title());
      item.setId("copy-bytes-" + form.name().toLowerCase(Locale.ROOT));
      item.setOnAction(_ -> copy(form.text(selection.selected())));
      menu.getItems().add(item);
    }
    setOnContextMenuRequested(event -> menu.show(this, event.getScreenX(), event.getScreenY()));
  }

  /**
   * Displays other bytes.
   *
   * @param whatDiffers returns whether the byte at an index is marked
   */
  void show(byte[] newBytes, IntPredicate whatDiffers) {
    bytes = newBytes;
    differs = whatDiffers;
    selection.reset(bytes);
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
    return Math.ceilDiv(bytes.length, PER_ROW);
  }

  @Override
  protected int currentRow() {
    return bytes.length == 0 ? -1 : selection.caret() / PER_ROW;
  }

  private int inRow(int row) {
    return Math.min(PER_ROW, bytes.length - row * PER_ROW);
  }

  private byte at(int row, int inRow) {
    return bytes[row * PER_ROW + inRow];
  }

  @Override
  protected String rowText(int row) {
    var text = new StringBuilder(layout.offset(row * PER_ROW)).append(' ');
    for (int i = 0; i < inRow(row); i++) {
      text.append(' ').append(hex(at(row, i)));
    }
    return text.append("  ").append(characters(row)).toString();
  }

  private static String hex(byte b) {
    return HEX.toHexDigits(b);
  }

  private String characters(int row) {
    var text = new StringBuilder();
    for (int i = 0; i < inRow(row); i++) {
      byte b = at(row, i);
      text.append(isPrintable(b) ? (char) b : '.');
    }
    return text.toString();
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
    painter().draw(StyledText.of(layout.offset(row * PER_ROW), TokenKind.NOTE), x(0), y, x(6));
    var characters = new ArrayList<StyledText.Piece>();
    for (int i = 0; i < inRow(row); i++) {
      TokenKind kind = kind(at(row, i));
      double x = x(layout.hex(i));
      painter().draw(StyledText.of(hex(at(row, i)), kind), x, y, x + 3 * advance());
      characters.add(new StyledText.Piece(i, i + 1, kind));
    }
    var text = new StyledText(characters(row), characters);
    painter().draw(text, x(layout.text(0)), y, x(layout.width() + 1));
  }

  private void drawSelected(int row, double y) {
    int start = row * PER_ROW;
    Color changed = palette().of(TokenKind.BYTES).deriveColor(0, 1, 1, 0.3);
    for (int i = 0; i < inRow(row); i++) {
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
    if (isFocused() && at >= 0 && at < inRow(row)) {
      fill(palette().accent().deriveColor(0, 1, 1, 0.35), at, at, y);
    }
  }

  /** Fills the background of some bytes of a row, of their digits and of their characters. */
  private void fill(Color color, int first, int last, double y) {
    double x = x(layout.hex(first));
    fill(color, x, y, x(layout.hex(last) + 2) - x);
    fill(color, x(layout.text(first)), y, (last - first + 1) * advance());
  }

  private static TokenKind kind(byte b) {
    return isPrintable(b) ? TokenKind.STRING : b == 0 ? TokenKind.NOTE : TokenKind.PLAIN;
  }

  private static boolean isPrintable(byte b) {
    return b >= 0x20 && b < 0x7F;
  }

  @Override
  protected void pressed(MouseEvent event) {
    if (bytes.length > 0) {
      select(byteAt(event), event.isShiftDown());
    }
  }

  @Override
  protected void dragged(MouseEvent event) {
    scrollTowards(event);
    if (bytes.length > 0) {
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
    if (event.isAltDown() || bytes.length == 0) {
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
      case END -> select(bytes.length - 1, extend);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** What the user looks for: {@code 0x80 04}, {@code b'\x80'}, or text in UTF-8. */
  static byte[] wanted(String text) throws SourceException {
    if (text.startsWith("0x")) {
      return HexText.bytes(text);
    }
    if (text.matches("(?s)b['\"].*['\"]")) {
      return Constants.value(text) instanceof PyBytes literal ? literal.bytes() : new byte[0];
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
