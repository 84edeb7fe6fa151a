package picklescope.ui.inspect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import picklescope.view.inspect.ViewChoices;

/**
 * Arranges the views, two beside each other or one at a time, as the user chooses; one at a time if
 * the width is small. The choice is saved.
 */
final class ViewArrangement extends StackPane {
  private static final double NARROW = 620; // pixels

  private final ViewChoices choices;
  private final Map<ViewChoices.Pane, ViewTabs> tabs = new EnumMap<>(ViewChoices.Pane.class);
  private final SplitPane both;
  private final ToggleButton tabbed = new ToggleButton();

  /**
   * Creates an arrangement.
   *
   * @param saved the saved choices
   * @param save saves a choice: its name and its value
   */
  ViewArrangement(
      List<ViewTabs.View> atLeft,
      List<ViewTabs.View> atRight,
      Map<String, String> saved,
      BiConsumer<String, String> save) {
    choices = new ViewChoices(atLeft.getFirst().name(), atRight.getFirst().name(), saved, save);
    var all = new ArrayList<>(atLeft);
    all.addAll(atRight);
    addTabs(ViewChoices.Pane.LEFT, atLeft);
    addTabs(ViewChoices.Pane.RIGHT, atRight);
    addTabs(ViewChoices.Pane.SINGLE, all);
    both = new SplitPane(tabs.get(ViewChoices.Pane.LEFT), tabs.get(ViewChoices.Pane.RIGHT));
    both.setId("detail-views");
    tabbed.setId("detail-tabbed");
    var icon = new Region();
    icon.getStyleClass().addAll("icon", "icon-single");
    tabbed.setGraphic(icon);
    tabbed.setAccessibleText("One view at a time");
    tabbed.setTooltip(new Tooltip("One view at a time, or two beside each other"));
    tabbed.setSelected(choices.isTabbed());
    tabbed.setOnAction(_ -> {
      choices.setTabbed(tabbed.isSelected());
      arrange();
    });
    widthProperty().subscribe(this::resized);
    arrange();
  }

  private void addTabs(ViewChoices.Pane pane, List<ViewTabs.View> views) {
    tabs.put(pane, new ViewTabs(views, name -> choices.choose(pane, name)));
  }

  private void resized(Number width) {
    if (choices.setNarrow(width.doubleValue() > 0 && width.doubleValue() < NARROW)) {
      tabbed.setDisable(choices.isNarrow());
      arrange();
    }
  }

  /** Displays the views that the user has chosen. */
  void arrange() {
    var panes = choices.panes();
    panes.forEach(pane -> tabs(pane).choose(choices.chosen(pane)));
    getChildren().setAll(panes.size() == 1 ? tabs(panes.getFirst()) : both);
  }

  private ViewTabs tabs(ViewChoices.Pane pane) {
    return Objects.requireNonNull(tabs.get(pane)); // each pane has tabs
  }

  /** Displays a view without changing the saved choice. */
  void choose(String name) {
    panes().forEach(pane -> pane.choose(name));
  }

  /** Returns the panes that are displayed now, from left to right. */
  List<ViewTabs> panes() {
    return choices.panes().stream().map(tabs::get).toList();
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
