package picklescope.view.inspect;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Which views the user has chosen: two beside each other or one at a time, and which of them. A
 * width that is too small for two leaves the choice unchanged. Each choice is saved. For one
 * thread.
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

  /** The name of the view of differences, which is displayed while two rows are selected. */
  public static final String COMPARE = "compare";

  private static final String ARRANGEMENT = "inspector-arrangement";
  private static final String TABBED = "tabbed";

  private final BiConsumer<String, String> save;
  private final Map<Pane, String> chosen;
  private boolean tabbed;
  private boolean narrow;

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

  /** Returns the panes that are displayed, from left to right. */
  public List<Pane> panes() {
    return narrow || tabbed ? List.of(Pane.SINGLE) : List.of(Pane.LEFT, Pane.RIGHT);
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

  /** Returns whether the width is too small for two views. */
  public boolean isNarrow() {
    return narrow;
  }

  /** Sets whether the width is too small for two views. Returns whether this is a change. */
  public boolean setNarrow(boolean newNarrow) {
    boolean changed = narrow != newNarrow;
    narrow = newNarrow;
    return changed;
  }
}
