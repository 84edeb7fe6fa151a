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

/** Displays the opcodes of a pickle as a table, and the error at the opcode that fails. */
final class OpcodeView extends RowsView {
  private static final double NEAR = 5; // pixels
  private static final int MIN_WIDTH = 2; // characters; a narrower column is left empty

  private final Consumer<OpcodeRow> onSelect;
  private final OpcodeColumns columns = new OpcodeColumns();
  private List<OpcodeRow> opcodes = List.of();
  private Consumer<Optional<OpcodeRow>> onCurrent = _ -> {};
  private boolean decimal;
  private int dragging = -1; // the column whose right edge is dragged, or -1

  OpcodeView(ObservableValue<CodeStyle> style, Consumer<OpcodeRow> onSelect) {
    super(
        "detail-opcodes",
        "Opcodes: offset, opcode, argument, items on the stack, memo, what it does",
        "Up and down move from opcode to opcode and select the value it belongs to; Ctrl+C copies",
        style);
    this.onSelect = onSelect;
    setOnMouseMoved(event ->
        setCursor(edgeAt(event) >= 0 ? Cursor.H_RESIZE : isHeading(event) ? Cursor.DEFAULT : null));
    setOnMouseReleased(_ -> dragging = -1);
  }

  void display(List<OpcodeRow> newOpcodes) {
    opcodes = newOpcodes;
    columns.fit(opcodes);
    rowsReplaced(false);
    onCurrent.accept(Optional.empty());
    for (int row = 0; row < opcodes.size(); row++) {
      if (!opcodes.get(row).problem().isEmpty()) {
        setCurrent(row);
      }
    }
  }

  /** Sets a listener for the current opcode, whether the user or another view has selected it. */
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

  /** Selects the opcode that contains a byte; the listener for selections is not called. */
  void reveal(int offset) {
    OpcodeRow.indexAt(opcodes, offset).ifPresent(this::setCurrent);
  }

  @Override
  protected int rows() {
    return opcodes.size();
  }

  @Override
  protected String rowText(int row) {
    OpcodeRow one = opcodes.get(row);
    return one.text(offset(one));
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
    if (opcodes.isEmpty()) {
      return;
    }
    int[] starts = columns.starts(columns());
    var graphics = graphics();
    for (int column = 0; column <= OpcodeColumns.DESCRIPTION; column++) {
      var title = StyledText.of(OpcodeColumns.TITLES.get(column), TokenKind.NOTE);
      painter().draw(title, x(starts, column), 1, end(starts, column));
      if (column > 0) {
        graphics.setFill(palette().line());
        graphics.fillRect(Math.round(x(starts, column) - advance()), 2, 1, rowHeight() - 2);
      }
    }
    graphics.setFill(palette().line());
    graphics.fillRect(0, rowHeight() + 1, getWidth(), 1);
  }

  private double x(int[] starts, int column) {
    return PADDING + starts[column] * advance();
  }

  /** Returns where the text of a column must end. */
  private double end(int[] starts, int column) {
    return Math.min(right(), x(starts, column + 1) - advance());
  }

  @Override
  protected void drawRow(int row, double y) {
    drawCurrent(row, y);
    OpcodeRow one = opcodes.get(row);
    boolean fails = !one.problem().isEmpty();
    int[] starts = columns.starts(columns());
    draw(StyledText.of(offset(one), TokenKind.NOTE), starts, OpcodeColumns.OFFSET, y);
    String name = one.name().isEmpty() ? "✕" : one.name();
    draw(
        StyledText.of(name, fails ? TokenKind.TAG : TokenKind.NAME), starts, OpcodeColumns.NAME, y);
    if (fails) {
      double x = x(starts, OpcodeColumns.ARGUMENT);
      painter().draw(StyledText.of(one.problem(), TokenKind.BYTES), x, y, right());
      return;
    }
    draw(PythonColors.of(one.argument()), starts, OpcodeColumns.ARGUMENT, y);
    draw(StyledText.of(one.stack(), TokenKind.NUMBER), starts, OpcodeColumns.STACK, y);
    draw(StyledText.of(one.memo(), TokenKind.NUMBER), starts, OpcodeColumns.MEMO, y);
    draw(StyledText.of(one.description(), TokenKind.NOTE), starts, OpcodeColumns.DESCRIPTION, y);
  }

  private void draw(StyledText text, int[] starts, int column, double y) {
    if (x(starts, column) + MIN_WIDTH * advance() < end(starts, column)) {
      painter().draw(text, x(starts, column), y, end(starts, column));
    }
  }

  private boolean isHeading(MouseEvent event) {
    return event.getY() < headingHeight();
  }

  /** Returns the column whose right edge is at the mouse, or -1. */
  private int edgeAt(MouseEvent event) {
    int[] starts = columns.starts(columns());
    for (int column = 0; isHeading(event) && column < OpcodeColumns.DESCRIPTION; column++) {
      if (Math.abs(x(starts, column + 1) - advance() - event.getX()) <= NEAR) {
        return column;
      }
    }
    return -1;
  }

  @Override
  protected void pressed(MouseEvent event) {
    dragging = edgeAt(event);
    if (dragging >= 0 && event.getClickCount() == 2) {
      columns.resetWidth(dragging);
      draw();
    } else if (!isHeading(event)) {
      super.pressed(event);
    }
  }

  @Override
  protected void dragged(MouseEvent event) {
    if (dragging >= 0) {
      double left = x(columns.starts(columns()), dragging);
      columns.setWidth(dragging, (event.getX() + advance() - left) / advance());
      draw();
    }
  }

  @Override
  void rowSelected(int row) {
    onSelect.accept(opcodes.get(row));
  }
}
