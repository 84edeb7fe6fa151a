package picklescope.view.inspect;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Which views the user has chosen: two at a time or one, and which of them. Two are beside each
 * other, or one above the other where that has more room; a pane that is too small for two leaves
 * the choice unchanged. Each choice is saved. For one thread.
 */
public final class ViewChoices {
  /** A pane that displays one of several views. */
  public enum Pane {
    LEFT("inspector-left"),
    RIGHT("inspector-right"),
    /** The only pane, if one view is displayed at a time. */
    SINGLE("inspector-view");

    private final String setting;

    Pane(String setting) {
      this.setting = setting;
    }
  }

  /** For how many views there is room. */
  public enum Room {
    BESIDE,
    /** Two, one above the other. */
    STACKED,
    ONE;

    private static final double LEAST_COLUMNS = 82;
    private static final double LEAST_LINES = 26;

    /**
     * Returns the room in a pane.
     *
     * @param columns its width in characters of code
     * @param lines its height in lines of code
     */
    public static Room of(double columns, double lines) {
      if (columns >= LEAST_COLUMNS) {
        return BESIDE;
      }
      return lines >= LEAST_LINES ? STACKED : ONE;
    }
  }

  /** The name of the view of differences, which is displayed while two rows are selected. */
  public static final String COMPARE = "compare";

  private static final String ARRANGEMENT = "inspector-arrangement";
  private static final String TABBED = "tabbed";

  private final BiConsumer<String, String> save;
  private final Map<Pane, String> chosen;
  private boolean tabbed;
  private Room room = Room.BESIDE;

  /**
   * Creates the choices.
   *
   * @param left the name of the default view of the left pane and of the single pane
   * @param right the name of the default view of the right pane
   * @param saved the saved choices
   * @param save saves a choice: its name and its value
   */
  public ViewChoices(
      String left, String right, Map<String, String> saved, BiConsumer<String, String> save) {
    this.save = save;
    tabbed = TABBED.equals(saved.get(ARRANGEMENT));
    chosen =
        new EnumMap<>(
            Map.of(
                Pane.LEFT, restored(Pane.LEFT, left, saved),
                Pane.RIGHT, restored(Pane.RIGHT, right, saved),
                Pane.SINGLE, restored(Pane.SINGLE, left, saved)));
  }

  /** Returns the saved view, except one that needs two selected rows, which there are not yet. */
  private static String restored(Pane pane, String usual, Map<String, String> saved) {
    String name = saved.getOrDefault(pane.setting, usual);
    return name.equals(COMPARE) ? usual : name;
  }

  /** Returns the panes that are displayed, from left to right or from top to bottom. */
  public List<Pane> panes() {
    return room == Room.ONE || tabbed ? List.of(Pane.SINGLE) : List.of(Pane.LEFT, Pane.RIGHT);
  }

  /** Returns the name of the view that the user has chosen in a pane. */
  public String chosen(Pane pane) {
    return Objects.requireNonNull(chosen.get(pane)); // each pane has a view
  }

  /** Chooses a view in a pane. */
  public void choose(Pane pane, String name) {
    chosen.put(pane, name);
    save.accept(pane.setting, name);
  }

  /** Returns whether the user has chosen one view at a time. */
  public boolean isTabbed() {
    return tabbed;
  }

  /** Chooses between one view at a time and two beside each other. */
  public void setTabbed(boolean newTabbed) {
    tabbed = newTabbed;
    save.accept(ARRANGEMENT, tabbed ? TABBED : "beside");
  }

  /** Returns for how many views there is room. */
  public Room room() {
    return room;
  }

  /** Sets for how many views there is room. Returns whether this is a change. */
  public boolean setRoom(Room newRoom) {
    boolean changed = room != newRoom;
    room = newRoom;
    return changed;
  }
}
