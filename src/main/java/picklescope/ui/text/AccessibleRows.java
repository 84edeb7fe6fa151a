package picklescope.ui.text;

import java.util.Optional;
import java.util.function.IntFunction;
import javafx.scene.AccessibleAttribute;

/**
 * What a screen reader asks of drawn rows: a text of those around the current one, which is its
 * selection. Any number of rows costs the same.
 */
final class AccessibleRows {
  /** How many rows above and below the current one are told. */
  private static final int AROUND = 50;

  private final IntFunction<String> text;
  private final int current;
  private final int from;
  private final int to;

  /**
   * @param rows how many rows there are
   * @param current the row that is read out, or -1
   */
  AccessibleRows(IntFunction<String> text, int rows, int current) {
    this.text = text;
    this.current = Math.min(current, rows - 1);
    from = Math.max(0, this.current - AROUND);
    to = Math.min(rows, Math.max(0, this.current) + AROUND);
  }

  /** The answer; empty for what is asked of any other node as well. */
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

  /** Where a row starts in the text; each ends with a line end. */
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
