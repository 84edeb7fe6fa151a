package picklescope.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Arranges the views, two beside each other or one at a time, as the user chooses; one at a time if
 * the width is small. The choice is saved.
 */
final class ViewArrangement extends StackPane {
  private static final String LEFT = "inspector-left";
  private static final String RIGHT = "inspector-right";
  private static final String ONE = "inspector-view";
  private static final String ARRANGED = "inspector-arrangement";
  private static final String TABBED = "tabbed";
  private static final double NARROW = 620; // pixels

  private final BiConsumer<String, String> remember;
  private final ViewTabs left;
  private final ViewTabs right;
  private final ViewTabs one;
  private final SplitPane both;
  private final ToggleButton tabbed = new ToggleButton();
  private List<String> kept; // the names of the chosen views: left, right, and single
  private boolean narrow;

  /**
   * Creates an arrangement.
   *
   * @param known the saved choices
   * @param remember saves a choice: its name and its value
   */
  ViewArrangement(
      List<ViewTabs.View> atLeft,
      List<ViewTabs.View> atRight,
      Map<String, String> known,
      BiConsumer<String, String> remember) {
    this.remember = remember;
    var all = new ArrayList<>(atLeft);
    all.addAll(atRight);
    left = new ViewTabs(atLeft, name -> chosen(0, LEFT, name));
    right = new ViewTabs(atRight, name -> chosen(1, RIGHT, name));
    one = new ViewTabs(all, name -> chosen(2, ONE, name));
    both = new SplitPane(left, right);
    both.setId("detail-views");
    kept =
        List.of(
            known.getOrDefault(LEFT, atLeft.getFirst().name()),
            known.getOrDefault(RIGHT, atRight.getFirst().name()),
            known.getOrDefault(ONE, atLeft.getFirst().name()));
    tabbed.setId("detail-tabbed");
    var icon = new Region();
    icon.getStyleClass().addAll("icon", "icon-single");
    tabbed.setGraphic(icon);
    tabbed.setAccessibleText("One view at a time");
    tabbed.setTooltip(new Tooltip("One view at a time, or two beside each other"));
    tabbed.setSelected(TABBED.equals(known.get(ARRANGED)));
    tabbed.setOnAction(_ -> {
      remember.accept(ARRANGED, tabbed.isSelected() ? TABBED : "beside");
      arrange();
    });
    widthProperty().subscribe(this::resized);
    arrange();
  }

  private void resized(Number width) {
    boolean now = width.doubleValue() > 0 && width.doubleValue() < NARROW;
    if (now != narrow) {
      narrow = now;
      tabbed.setDisable(narrow);
      arrange();
    }
  }

  /** Displays the views that the user has chosen. */
  void arrange() {
    if (isOne()) {
      one.choose(kept.get(2));
      getChildren().setAll(one);
    } else {
      left.choose(kept.get(0));
      right.choose(kept.get(1));
      getChildren().setAll(both);
    }
  }

  private boolean isOne() {
    return narrow || tabbed.isSelected();
  }

  private void chosen(int which, String setting, String name) {
    var now = new ArrayList<>(kept);
    now.set(which, name);
    kept = List.copyOf(now);
    remember.accept(setting, name);
  }

  /** Displays a view without changing the saved choice. */
  void choose(String name) {
    for (ViewTabs tabs : panes()) {
      tabs.choose(name);
    }
  }

  /** Returns whether a view is displayed. */
  boolean shows(String name) {
    return panes().stream().anyMatch(tabs -> tabs.chosen().equals(name));
  }

  /** Returns the panes that are displayed now, from left to right. */
  List<ViewTabs> panes() {
    return isOne() ? List.of(one) : List.of(left, right);
  }

  /** Returns the split pane of the two panes beside each other. */
  SplitPane both() {
    return both;
  }

  /** Returns the button that switches between one and two panes. */
  Node button() {
    return tabbed;
  }
}
