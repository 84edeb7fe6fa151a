package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import picklescope.ui.text.CodeStyle;
import picklescope.view.inspect.OpcodeColumns;
import picklescope.view.inspect.OpcodeRow;
import picklescope.view.text.PythonColors;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** The opcodes of a pickle as a table; the one that fails says why. */
final class OpcodeView extends RowsView {
  private static final double NEAR = 5; // pixels
  private static final int LEAST = 2; // chars: less says nothing

  private final Consumer<OpcodeRow> onSelect;
  private final OpcodeColumns columns = new OpcodeColumns();
  private List<OpcodeRow> opcodes = List.of();
  private Consumer<Optional<OpcodeRow>> onCurrent = _ -> {};
  private boolean decimal;
  private int dragging = -1; // the column whose right edge is

  OpcodeView(ObservableValue<CodeStyle> style, Consumer<OpcodeRow> onSelect) {
    super(
        "detail-opcodes",
        "Opcodes: offset, opcode, argument, items on the stack, memo, what it does",
        "Up and down go from opcode to opcode and select the value it belongs to; Ctrl+C copies",
        style);
    this.onSelect = onSelect;
    setOnMouseMoved(event ->
        setCursor(edgeAt(event) >= 0 ? Cursor.H_RESIZE : isHeading(event) ? Cursor.DEFAULT : null));
    setOnMouseReleased(_ -> dragging = -1);
  }

  void show(List<OpcodeRow> newOpcodes) {
    opcodes = newOpcodes;
    columns.fit(opcodes);
    renewed(false);
    onCurrent.accept(Optional.empty());
    for (int row = 0; row < opcodes.size(); row++) {
      if (!opcodes.get(row).problem().isEmpty()) {
        setCurrent(row);
      }
    }
  }

  /** Tells which opcode is the current one, whoever has made it so. */
  void onCurrent(Consumer<Optional<OpcodeRow>> listener) {
    onCurrent = listener;
  }

  @Override
  void setCurrent(int row) {
    super.setCurrent(row);
    onCurrent.accept(Optional.of(opcodes.get(row)));
  }

  void setDecimal(boolean newDecimal) {
    decimal = newDecimal;
    draw();
  }

  /** Selects the opcode that a byte belongs to; tells nobody. */
  void reveal(int offset) {
    int low = 0;
    int high = opcodes.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (opcodes.get(middle).offset() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (!opcodes.isEmpty()) {
      setCurrent(low);
    }
  }

  @Override
  protected int rows() {
    return opcodes.size();
  }

  @Override
  protected String rowText(int row) {
    OpcodeRow one = opcodes.get(row);
    return "%s %s %s  stack %s  memo %s  %s"
        .formatted(offset(one), one.name(), one.argument(), one.stack(), one.memo(), one.words());
  }

  private String offset(OpcodeRow row) {
    return (decimal ? "%5d" : "%04x").formatted(row.offset());
  }

  @Override
  protected double headingHeight() {
    return rowHeight() + 2;
  }

  @Override
  protected void drawHeading() {
    int[] places = columns.places(columns());
    var graphics = graphics();
    for (int column = 0; column <= OpcodeColumns.WORDS; column++) {
      var title = StyledText.of(OpcodeColumns.TITLES.get(column), TokenKind.NOTE);
      painter().draw(title, x(places, column), 1, end(places, column));
      if (column > 0) {
        graphics.setFill(palette().line());
        graphics.fillRect(Math.round(x(places, column) - advance()), 2, 1, rowHeight() - 2);
      }
    }
    graphics.setFill(palette().line());
    graphics.fillRect(0, rowHeight() + 1, getWidth(), 1);
  }

  private double x(int[] places, int column) {
    return PADDING + places[column] * advance();
  }

  /** Where what stands in a column has to end. */
  private double end(int[] places, int column) {
    return Math.min(right(), x(places, column + 1) - advance());
  }

  @Override
  protected void drawRow(int row, double y) {
    drawCurrent(row, y);
    OpcodeRow one = opcodes.get(row);
    boolean fails = !one.problem().isEmpty();
    int[] places = columns.places(columns());
    draw(StyledText.of(offset(one), TokenKind.NOTE), places, OpcodeColumns.OFFSET, y);
    String name = one.name().isEmpty() ? "✕" : one.name();
    draw(
        StyledText.of(name, fails ? TokenKind.TAG : TokenKind.NAME), places, OpcodeColumns.NAME, y);
    if (fails) {
      double x = x(places, OpcodeColumns.ARGUMENT);
      painter().draw(StyledText.of(one.problem(), TokenKind.BYTES), x, y, right());
      return;
    }
    draw(PythonColors.of(one.argument()), places, OpcodeColumns.ARGUMENT, y);
    draw(StyledText.of(one.stack(), TokenKind.NUMBER), places, OpcodeColumns.STACK, y);
    draw(StyledText.of(one.memo(), TokenKind.NUMBER), places, OpcodeColumns.MEMO, y);
    draw(StyledText.of(one.words(), TokenKind.NOTE), places, OpcodeColumns.WORDS, y);
  }

  private void draw(StyledText text, int[] places, int column, double y) {
    if (x(places, column) + LEAST * advance() < end(places, column)) {
      painter().draw(text, x(places, column), y, end(places, column));
    }
  }

  private boolean isHeading(MouseEvent event) {
    return event.getY() < headingHeight();
  }

  /** The column whose right edge is at the mouse, or -1. */
  private int edgeAt(MouseEvent event) {
    int[] places = columns.places(columns());
    for (int column = 0; isHeading(event) && column < OpcodeColumns.WORDS; column++) {
      if (Math.abs(x(places, column + 1) - advance() - event.getX()) <= NEAR) {
        return column;
      }
    }
    return -1;
  }

  @Override
  protected void pressed(MouseEvent event) {
    dragging = edgeAt(event);
    if (dragging >= 0 && event.getClickCount() == 2) {
      columns.undrag(dragging);
      draw();
    } else if (!isHeading(event)) {
      super.pressed(event);
    }
  }

  @Override
  protected void dragged(MouseEvent event) {
    if (dragging >= 0) {
      double left = x(columns.places(columns()), dragging);
      columns.drag(dragging, (event.getX() + advance() - left) / advance());
      draw();
    }
  }

  @Override
  void moved(int row) {
    onSelect.accept(opcodes.get(row));
  }
}
