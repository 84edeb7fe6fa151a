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
 * The views, two beside each other or one at a time, as the user chooses; always one at a time
 * where there is little room. What is chosen is remembered.
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
  private List<String> kept; // what the user has chosen: left, right, and of all
  private boolean narrow;

  /**
   * @param known what was remembered
   * @param remember keeps a choice: its name and what was chosen
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

  /** Shows again what the user has chosen. */
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

  /** Shows a view for now; what the user has chosen is not forgotten. */
  void choose(String name) {
    for (ViewTabs tabs : panes()) {
      tabs.choose(name);
    }
  }

  /** Whether a view is shown. */
  boolean shows(String name) {
    return panes().stream().anyMatch(tabs -> tabs.chosen().equals(name));
  }

  /** The places of views that are there now, from left to right. */
  List<ViewTabs> panes() {
    return isOne() ? List.of(one) : List.of(left, right);
  }

  /** Where the two that are beside each other are divided. */
  SplitPane both() {
    return both;
  }

  /** Chooses between one and two. */
  Node button() {
    return tabbed;
  }
}
