package picklescope.ui.text;

import java.util.Optional;
import java.util.function.IntFunction;
import javafx.scene.AccessibleAttribute;

/**
 * Answers a screen reader's queries about drawn rows: a text of the rows around the current one, in
 * which the current row is the selection. The cost does not depend on the number of rows.
 */
final class AccessibleRows {
  /** How many rows above and below the current row are in the text. */
  private static final int AROUND = 50;

  private final IntFunction<String> text;
  private final int current;
  private final int from;
  private final int to;

  /**
   * Creates the answers for the current state.
   *
   * @param text returns the text of a row
   * @param rows the number of rows
   * @param current the current row, or -1
   */
  AccessibleRows(IntFunction<String> text, int rows, int current) {
    this.text = text;
    this.current = Math.min(current, rows - 1);
    from = Math.max(0, this.current - AROUND);
    to = Math.min(rows, Math.max(0, this.current) + AROUND);
  }

  /** Returns the value of an attribute; empty for attributes that are not specific to rows. */
  Optional<Object> answer(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> Optional.of(text());
      case EDITABLE -> Optional.of(false);
      case SELECTION_START, CARET_OFFSET -> Optional.of(start(current));
      case SELECTION_END -> Optional.of(current < 0 ? 0 : start(current + 1) - 1);
      case LINE_FOR_OFFSET -> Optional.of(line(number(parameters)));
      case LINE_START -> Optional.of(start(from + number(parameters)));
      case LINE_END -> Optional.of(start(from + number(parameters) + 1) - 1);
      default -> Optional.empty();
    };
  }

  private static int number(Object... parameters) {
    return parameters.length > 0 && parameters[0] instanceof Integer number ? number : 0;
  }

  private String text() {
    var all = new StringBuilder();
    for (int row = from; row < to; row++) {
      all.append(row > from ? "\n" : "").append(text.apply(row));
    }
    return all.toString();
  }

  /** Returns where a row starts in the text; each row ends with a line end. */
  private int start(int row) {
    int start = 0;
    for (int i = from; i < Math.min(row, to); i++) {
      start += text.apply(i).length() + 1;
    }
    return start;
  }

  private int line(int offset) {
    int line = 0;
    while (from + line + 1 < to && start(from + line + 1) <= offset) {
      line++;
    }
    return line;
  }
}
