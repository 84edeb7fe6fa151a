package picklescope.view.table;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import picklescope.filter.Field;
import picklescope.view.text.StyledText;

/**
 * How much width columns need, and in which order they give way in a narrow table: the size first,
 * then what the sender and the address have in common, the fraction of a second, and the port. The
 * number, the clock, and who has sent a message come last.
 */
public final class ColumnNeeds {
  private static final double LEAST_SHARE = 0.65; // of a column of text
  private static final int ARROW = 2; // characters
  private static final int SHORT_CLOCK = "12:34:56".length();

  private final IntToDoubleFunction width;
  private final boolean named;
  private final TimeForm times;

  /**
   * Creates the needs.
   *
   * @param width returns the width of a cell with a number of characters, in pixels
   * @param named whether senders have names that differ from their addresses
   * @param times how times are shown
   */
  public ColumnNeeds(IntToDoubleFunction width, boolean named, TimeForm times) {
    this.width = width;
    this.named = named;
    this.times = times;
  }

  /**
   * Returns what a column needs.
   *
   * @param characters the length of its usual content
   * @param seen the length of the longest content seen, below which it does not shrink; 0 if that
   *     does not matter
   * @param chosen the width that the user has chosen
   */
  public WidthShares.Need of(Column column, int characters, int seen, OptionalDouble chosen) {
    double longest = width.applyAsDouble(seen);
    double usual = width.applyAsDouble(characters);
    double shrunk =
        column.stretches()
            ? width.applyAsDouble(column.title().length())
            : least(column, characters);
    double least = Math.max(shrunk, Math.min(usual, longest));
    var need = WidthShares.Need.of(column.stretches(), usual, least, chosen);
    return Field.named(column.id())
        .map(field -> yielding(need, field))
        .orElseGet(
            () -> column.id().equals(Column.MARKS) ? need.yielding(5, 0) : argument(need, column));
  }

  /** Returns the need of a column of arguments, whose heading has room for the arrow of sorting. */
  private WidthShares.Need argument(WidthShares.Need need, Column column) {
    double heading = width.applyAsDouble(column.title().length() + ARROW);
    double usual = Math.max(need.usual(), heading);
    return WidthShares.Need.of(
        need.stretches(), usual, Math.max(need.least(), heading), need.chosen());
  }

  private double least(Column column, int characters) {
    double usual = width.applyAsDouble(characters);
    if (column.id().equals(Field.NUMBER.fieldName())) {
      return width.applyAsDouble(characters - 1); // the space between the arrow and the digits
    }
    boolean shrinks = !column.numeric() && !isTime(column) && characters > 5;
    double heading = width.applyAsDouble(column.title().length());
    return shrinks ? Math.min(usual, Math.max(usual * LEAST_SHARE, heading)) : usual;
  }

  private WidthShares.Need yielding(WidthShares.Need need, Field field) {
    return switch (field) {
      case SIZE -> need.yielding(1, 0);
      case SENDER -> need.yielding(named ? 6 : 2, 0);
      case ADDRESS -> need.yielding(named ? 2 : 6, 0);
      case TIME ->
          times == TimeForm.CLOCK
              ? need.yielding(3, Math.min(need.usual(), width.applyAsDouble(SHORT_CLOCK)))
              : need;
      case PORT -> need.yielding(4, 0);
      default -> need;
    };
  }

  private static boolean isTime(Column column) {
    return column.id().equals(Field.TIME.fieldName());
  }

  /**
   * Returns the text of a cell for a width: a clock's time without its fraction where there is no
   * room for it.
   *
   * @param characters how many characters fit
   */
  public static StyledText fitting(Column column, StyledText text, int characters) {
    boolean cut =
        isTime(column)
            && text.text().length() > characters
            && text.text().indexOf('.') == SHORT_CLOCK;
    return cut
        ? StyledText.of(text.text().substring(0, SHORT_CLOCK), text.pieces().getFirst().kind())
        : text;
  }
}
