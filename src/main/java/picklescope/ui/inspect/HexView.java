package picklescope.ui.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import picklescope.python.PyBytes;
import picklescope.python.Source;
import picklescope.python.SourceException;
import picklescope.send.RawPayload;
import picklescope.session.BytesForm;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.StyledText;

/** The payload's bytes, sixteen in a row where there is room, with what is selected lit up. */
final class HexView extends RowsView {
  private final IntConsumer onByte;
  private HexLines lines = new HexLines(new byte[0], 16, false);
  private byte[] bytes = {};
  private boolean decimal;
  private int perLine = 16;
  private int from;
  private int to; // the byte after the last that is lit up
  private int anchor;
  private int caret;

  HexView(ObservableValue<CodeStyle> style, IntConsumer onByte) {
    super("detail-bytes", "Bytes in hexadecimal and as text", style);
    this.onByte = onByte;
    var menu = new ContextMenu();
    for (BytesForm form : BytesForm.values()) {
      var item = new MenuItem("Copy as " + form.title());
      item.setId("copy-bytes-" + form.name().toLowerCase(Locale.ROOT));
      item.setOnAction(_ -> copy(form.text(selected())));
      menu.getItems().add(item);
    }
    setOnContextMenuRequested(event -> menu.show(this, event.getScreenX(), event.getScreenY()));
  }

  void show(byte[] newBytes) {
    bytes = newBytes;
    from = 0;
    to = 0;
    anchor = 0;
    caret = 0;
    renewed(false);
  }

  /** Whether offsets are in decimal. */
  void setDecimal(boolean newDecimal) {
    decimal = newDecimal;
    measure();
  }

  /** Lights up the bytes of something that was selected elsewhere; tells nobody. */
  void light(int newFrom, int newTo) {
    from = Math.clamp(newFrom, 0, bytes.length);
    to = Math.clamp(newTo, from, bytes.length);
    anchor = from;
    caret = from;
    show((to - 1) / perLine);
    show(from / perLine);
    draw();
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** The bytes that are lit up; all of them if none are. */
  byte[] selected() {
    return from < to ? Arrays.copyOfRange(bytes, from, to) : bytes;
  }

  /** Finds the next place of some bytes behind the caret, from the start again after the last. */
  boolean find(byte[] wanted) {
    for (int i = 1; i <= bytes.length && wanted.length > 0; i++) {
      int at = (caret + i) % bytes.length;
      if (at + wanted.length <= bytes.length
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        light(at, at + wanted.length);
        return true;
      }
    }
    return false;
  }

  @Override
  int rows() {
    return lines.size();
  }

  @Override
  String textOf(int row) {
    return lines.line(row).text();
  }

  @Override
  String copied() {
    return BytesForm.HEX.text(selected());
  }

  @Override
  void measure() {
    perLine = columns() >= HexLines.width(16) ? 16 : 8;
    lines = new HexLines(bytes, perLine, decimal);
    super.measure();
  }

  @Override
  void drawBackground(int row, double y) {
    int start = row * perLine;
    int first = Math.max(from, start);
    int last = Math.min(to, start + perLine) - 1;
    Color lit = palette().selection();
    double advance = style().font().advance();
    if (first <= last) {
      double left = x(HexLines.hexColumn(first - start));
      fill(lit, left, y, x(HexLines.hexColumn(last - start) + 2) - left);
      double text = x(HexLines.textColumn(first - start, perLine));
      fill(lit, text, y, (last - first + 1) * advance);
    }
    if (isFocused() && caret >= start && caret < start + perLine && caret < bytes.length) {
      Color accent = palette().accent();
      fill(accent.deriveColor(0, 1, 1, 0.35), x(HexLines.hexColumn(caret - start)), y, 2 * advance);
    }
  }

  private double x(int column) {
    return PADDING + column * style().font().advance();
  }

  @Override
  void drawRow(int row, double y, double right) {
    StyledText line = lines.line(row);
    painter.draw(line, PADDING, y, right + PADDING);
  }

  @Override
  void pressed(int row, MouseEvent event) {
    select(byteAt(row, event.getX()), event.isShiftDown());
  }

  @Override
  void dragged(int row, MouseEvent event) {
    select(byteAt(row, event.getX()), true);
  }

  private int byteAt(int row, double x) {
    int column = (int) ((x - PADDING) / style().font().advance());
    int inLine = HexLines.byteAt(column, perLine);
    return Math.clamp(row * perLine + inLine, 0, Math.max(0, bytes.length - 1));
  }

  /** Moves the caret; alone it tells of the byte, extended it lights up what lies between. */
  private void select(int place, boolean extend) {
    caret = Math.clamp(place, 0, Math.max(0, bytes.length - 1));
    if (extend) {
      from = Math.min(anchor, caret);
      to = Math.min(bytes.length, Math.max(anchor, caret) + 1);
    } else {
      anchor = caret;
      from = caret;
      to = Math.min(bytes.length, caret + 1);
      int kept = caret;
      onByte.accept(caret);
      caret = kept;
      anchor = kept;
    }
    show(caret / perLine);
    draw();
  }

  @Override
  void moved(int row) {}

  @Override
  boolean key(KeyEvent event) {
    boolean extend = event.isShiftDown();
    if (event.isAltDown() || bytes.length == 0) {
      return false;
    }
    if (event.isShortcutDown()) {
      if (event.getCode() == KeyCode.A) {
        from = 0;
        to = bytes.length;
        draw();
        return true;
      }
      return false;
    }
    switch (event.getCode()) {
      case LEFT -> select(caret - 1, extend);
      case RIGHT -> select(caret + 1, extend);
      case UP -> select(caret - perLine, extend);
      case DOWN -> select(caret + perLine, extend);
      case PAGE_UP -> select(caret - perLine * rowsInView(), extend);
      case PAGE_DOWN -> select(caret + perLine * rowsInView(), extend);
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
      return RawPayload.ofHex(text);
    }
    if (text.matches("(?s)b['\"].*['\"]")) {
      return Source.literal(text) instanceof PyBytes literal ? literal.bytes() : new byte[0];
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
