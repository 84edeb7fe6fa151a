package picklescope.view.inspect;

import java.util.Arrays;
import java.util.List;

/**
 * The widths of the columns of the opcode table: as wide as their content, the argument narrower if
 * the description needs the space, the description the remaining width; or as the user has dragged
 * them. The unit is the width of a character.
 */
public final class OpcodeColumns {
  /** The column of offsets. */
  public static final int OFFSET = 0;

  /** The column of opcode names. */
  public static final int NAME = 1;

  /** The column of arguments. */
  public static final int ARGUMENT = 2;

  /** The column of stack depths. */
  public static final int STACK = 3;

  /** The column of memo indices. */
  public static final int MEMO = 4;

  /** The column of descriptions, the last one. */
  public static final int DESCRIPTION = 5;

  /** The titles of the columns. */
  public static final List<String> TITLES =
      List.of("offset", "opcode", "argument", "stack", "memo", "what it does");

  private static final int GAP = 2;
  private static final int MIN_WIDTH = 3;
  private static final int MIN_ARGUMENT = 9;
  private static final int MIN_DESCRIPTION = 12;

  private final int[] content = new int[TITLES.size()];
  private final int[] dragged = new int[TITLES.size()]; // 0 if the width is not set by the user

  /** Creates columns that fit their titles. */
  public OpcodeColumns() {
    fit(List.of());
  }

  /** Fits the widths to the content of rows. */
  public final void fit(List<OpcodeRow> rows) {
    for (int column = 0; column < content.length; column++) {
      content[column] = TITLES.get(column).length();
    }
    for (OpcodeRow row : rows) {
      content[NAME] = Math.max(content[NAME], row.name().length());
      content[ARGUMENT] = Math.max(content[ARGUMENT], row.argumentLength());
    }
  }

  /**
   * Returns the left edges of the columns, and the right edge of the last one, in a table of the
   * given width.
   */
  public int[] starts(int room) {
    int[] widths = Arrays.copyOf(content, content.length);
    int others = 0;
    for (int column = 0; column < DESCRIPTION; column++) {
      widths[column] = dragged[column] > 0 ? dragged[column] : content[column];
      others += column == ARGUMENT ? GAP : widths[column] + GAP;
    }
    if (dragged[ARGUMENT] == 0) {
      int rest = room - others;
      int argument = Math.min(content[ARGUMENT], Math.max(MIN_ARGUMENT, rest / 3));
      boolean descriptionFits = rest - argument >= MIN_DESCRIPTION;
      widths[ARGUMENT] =
          descriptionFits ? argument : Math.clamp(rest, MIN_WIDTH, content[ARGUMENT]);
    }
    var starts = new int[widths.length + 1];
    for (int column = 0; column < DESCRIPTION; column++) {
      starts[column + 1] = starts[column] + widths[column] + GAP;
    }
    starts[DESCRIPTION + 1] = Math.max(starts[DESCRIPTION] + MIN_WIDTH, room);
    return starts;
  }

  /** Sets the width of a column up to the left edge of the next one. */
  public void setWidth(int column, double width) {
    dragged[column] = Math.clamp(Math.round(width) - GAP, MIN_WIDTH, 200);
  }

  /** Resets the width of a column to that of its content. */
  public void resetWidth(int column) {
    dragged[column] = 0;
  }
}
