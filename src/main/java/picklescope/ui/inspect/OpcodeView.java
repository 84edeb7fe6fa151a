package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.PythonColors;
import picklescope.ui.text.StyledText;
import picklescope.ui.text.TokenKind;

/** The opcodes of a pickle as a table; the one that fails says why. */
final class OpcodeView extends RowsView {
  private static final int OFFSET = 6;
  private static final int NAME = 17;
  private static final int ARGUMENT = 24;
  private static final int STACK = 8;
  private static final int MEMO = 5;

  private final Consumer<OpcodeRow> onSelect;
  private List<OpcodeRow> opcodes = List.of();
  private Consumer<Optional<OpcodeRow>> onCurrent = _ -> {};
  private boolean decimal;

  OpcodeView(ObservableValue<CodeStyle> style, Consumer<OpcodeRow> onSelect) {
    super(
        "detail-opcodes",
        "Opcodes: offset, opcode, argument, items on the stack, memo, what it does",
        style);
    this.onSelect = onSelect;
  }

  void show(List<OpcodeRow> newOpcodes) {
    opcodes = newOpcodes;
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
  int rows() {
    return opcodes.size();
  }

  @Override
  String textOf(int row) {
    OpcodeRow one = opcodes.get(row);
    return "%s %s %s  stack %s  memo %s  %s"
        .formatted(offset(one), one.name(), one.argument(), one.stack(), one.memo(), one.words());
  }

  private String offset(OpcodeRow row) {
    return (decimal ? "%5d" : "%04x ").formatted(row.offset());
  }

  @Override
  void drawRow(int row, double y, double right) {
    OpcodeRow one = opcodes.get(row);
    boolean fails = !one.problem().isEmpty();
    double advance = style().font().advance();
    double x = PADDING;
    painter.draw(StyledText.of(offset(one), TokenKind.NOTE), x, y, right);
    x += OFFSET * advance;
    TokenKind kind = fails ? TokenKind.TAG : TokenKind.NAME;
    String name = one.name().isEmpty() ? "✕" : one.name();
    painter.draw(StyledText.of(name, kind), x, y, right);
    x += Math.max(NAME, name.length() + 1) * advance;
    boolean roomy = columns() > OFFSET + NAME + ARGUMENT + STACK + MEMO + 12;
    double words = roomy ? x + (ARGUMENT + STACK + MEMO) * advance : x + ARGUMENT * advance;
    if (fails) {
      painter.draw(StyledText.of(one.problem(), TokenKind.BYTES), x + advance, y, right);
      return;
    }
    painter.draw(
        PythonColors.of(one.argument()), x, y, Math.min(right, x + (ARGUMENT - 1) * advance));
    if (roomy) {
      x += ARGUMENT * advance;
      painter.draw(StyledText.of(one.stack(), TokenKind.NUMBER), x, y, x + STACK * advance);
      x += STACK * advance;
      painter.draw(StyledText.of(one.memo(), TokenKind.NUMBER), x, y, x + MEMO * advance);
    }
    if (words < right) {
      painter.draw(StyledText.of(one.words(), TokenKind.NOTE), words, y, right);
    }
  }

  @Override
  void moved(int row) {
    onSelect.accept(opcodes.get(row));
  }
}
