package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.settings.ColorRule;
import picklescope.view.text.StyledText;

/**
 * A row as it is drawn.
 *
 * @param number the datagram's number
 * @param cells what each column shows, in the loader's order of columns
 * @param rule the colouring rule that chooses it
 */
public record Row(long number, Kind kind, List<StyledText> cells, Optional<ColorRule> rule) {
  /** What the row's colour tells. */
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

  /** The row with another text in one column. */
  Row with(int column, StyledText text) {
    if (column >= cells.size()) {
      return this;
    }
    var changed = new ArrayList<>(cells);
    changed.set(column, text);
    return new Row(number, kind, List.copyOf(changed), rule);
  }

  /** What a column shows; nothing while it is not read. */
  public StyledText cell(int column) {
    return column < cells.size() ? cells.get(column) : StyledText.EMPTY;
  }
}
