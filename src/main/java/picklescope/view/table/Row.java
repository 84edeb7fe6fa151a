package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.settings.ColorRule;
import picklescope.view.text.StyledText;

/**
 * A row as it is drawn.
 *
 * @param number the number of the datagram
 * @param cells the text of each column, in the loader's order of columns
 * @param rule the colouring rule that applies
 */
public record Row(long number, Kind kind, List<StyledText> cells, Optional<ColorRule> rule) {
  /** The kind of message, which the colour shows. */
  public enum Kind {
    /** Not read yet. */
    PENDING,
    IN,
    OUT,
    /** It could not be read. */
    BROKEN
  }

  static Row pending(long number) {
    return new Row(number, Kind.PENDING, List.of(), Optional.empty());
  }

  /** Returns a copy with another text in a column. */
  Row with(int column, StyledText text) {
    if (column >= cells.size()) {
      return this;
    }
    var changed = new ArrayList<>(cells);
    changed.set(column, text);
    return new Row(number, kind, List.copyOf(changed), rule);
  }

  /** Returns the text of a column; empty while it has not been read. */
  public StyledText cell(int column) {
    return column < cells.size() ? cells.get(column) : StyledText.EMPTY;
  }
}
