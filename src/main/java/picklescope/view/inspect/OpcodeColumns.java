package picklescope.view.inspect;

import java.util.Arrays;
import java.util.List;

/**
 * How wide the columns of the opcode table are: as wide as what stands in them, the argument less
 * where the words beside it need room, the words the rest; or as the user has dragged them. In
 * widths of a character.
 */
public final class OpcodeColumns {
  /** Where an opcode begins. */
  public static final int OFFSET = 0;

  /** Its name. */
  public static final int NAME = 1;

  /** Its argument. */
  public static final int ARGUMENT = 2;

  /** What is on the stack after it. */
  public static final int STACK = 3;

  /** What it puts into the memo or gets from it. */
  public static final int MEMO = 4;

  /** What it does. */
  public static final int WORDS = 5;

  /** What stands above them. */
  public static final List<String> TITLES =
      List.of("offset", "opcode", "argument", "stack", "memo", "what it does");

  private static final int GAP = 2;
  private static final int LEAST = 3;
  private static final int LEAST_ARGUMENT = 9;
  private static final int LEAST_WORDS = 12;

  private final int[] content = new int[TITLES.size()];
  private final int[] dragged = new int[TITLES.size()]; // 0 where it is as it was

  /** Fit for titles alone. */
  public OpcodeColumns() {
    fit(List.of());
  }

  /** Fits the columns to some opcodes. */
  public final void fit(List<OpcodeRow> rows) {
    for (int column = 0; column < content.length; column++) {
      content[column] = TITLES.get(column).length();
    }
    for (OpcodeRow row : rows) {
      content[NAME] = Math.max(content[NAME], row.name().length());
      content[ARGUMENT] = Math.max(content[ARGUMENT], row.argumentLength());
    }
  }

  /** Where the columns begin, and where the last one ends, if there is room for so many chars. */
  public int[] places(int room) {
    int[] widths = Arrays.copyOf(content, content.length);
    int others = 0;
    for (int column = 0; column < WORDS; column++) {
      widths[column] = dragged[column] > 0 ? dragged[column] : content[column];
      others += column == ARGUMENT ? GAP : widths[column] + GAP;
    }
    if (dragged[ARGUMENT] == 0) {
      int rest = room - others;
      int argument = Math.min(content[ARGUMENT], Math.max(LEAST_ARGUMENT, rest / 3));
      boolean wordsSaySomething = rest - argument >= LEAST_WORDS;
      widths[ARGUMENT] = wordsSaySomething ? argument : Math.clamp(rest, LEAST, content[ARGUMENT]);
    }
    var places = new int[widths.length + 1];
    for (int column = 0; column < WORDS; column++) {
      places[column + 1] = places[column] + widths[column] + GAP;
    }
    places[WORDS + 1] = Math.max(places[WORDS] + LEAST, room);
    return places;
  }

  /** The user drags a column's right edge to a place. */
  public void drag(int column, double width) {
    dragged[column] = Math.clamp(Math.round(width) - GAP, LEAST, 200);
  }

  /** A column is as wide again as what stands in it. */
  public void undrag(int column) {
    dragged[column] = 0;
  }
}
