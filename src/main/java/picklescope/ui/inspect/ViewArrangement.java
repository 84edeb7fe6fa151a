package picklescope.ui.inspect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import picklescope.ui.control.Divided;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.inspect.ViewChoices;
import picklescope.view.inspect.ViewChoices.Room;
import picklescope.view.layout.PaneSizes;

/**
 * Arranges the views, two at a time or one, as the user chooses: two beside each other, or one
 * above the other if the width is small; one if the height is small too. The choice is saved.
 */
final class ViewArrangement extends StackPane {
  private final ViewChoices choices;
  private final Map<ViewChoices.Pane, ViewTabs> tabs = new EnumMap<>(ViewChoices.Pane.class);
  private final ObservableValue<CodeStyle> style;
  private final Divided both;
  private final ToggleButton tabbed = new ToggleButton();
  private Optional<PaneSizes> sizes = Optional.empty();
  private Optional<String> displayed = Optional.empty(); // a view that the user has not chosen

  /**
   * Creates an arrangement.
   *
   * @param saved the saved choices
   * @param save saves a choice: its name and its value
   */
  ViewArrangement(
      List<ViewTabs.View> atLeft,
      List<ViewTabs.View> atRight,
      ObservableValue<CodeStyle> style,
      Map<String, String> saved,
      BiConsumer<String, String> save) {
    this.style = style;
    choices = new ViewChoices(atLeft.getFirst().name(), atRight.getFirst().name(), saved, save);
    var all = new ArrayList<>(atLeft);
    all.addAll(atRight);
    addTabs(ViewChoices.Pane.LEFT, atLeft);
    addTabs(ViewChoices.Pane.RIGHT, atRight);
    addTabs(ViewChoices.Pane.SINGLE, all);
    both =
        new Divided(
            Orientation.HORIZONTAL, tabs(ViewChoices.Pane.LEFT), tabs(ViewChoices.Pane.RIGHT));
    both.setId("detail-views");
    tabbed.setId("detail-tabbed");
    var icon = new Region();
    icon.getStyleClass().addAll("icon", "icon-single");
    tabbed.setGraphic(icon);
    tabbed.setAccessibleText("One view at a time");
    Tips.explain(tabbed, "One view at a time, or two");
    tabbed.setSelected(choices.isTabbed());
    tabbed.setOnAction(_ -> {
      choices.setTabbed(tabbed.isSelected());
      arrange();
    });
    widthProperty().subscribe(_ -> resized());
    heightProperty().subscribe(_ -> resized());
    style.subscribe(_ -> resized());
    arrange();
  }

  private void addTabs(ViewChoices.Pane pane, List<ViewTabs.View> views) {
    tabs.put(
        pane,
        new ViewTabs(
            views,
            name -> {
              displayed = Optional.empty();
              choices.choose(pane, name);
            }));
  }

  private void resized() {
    if (getWidth() <= 0 || getHeight() <= 0) {
      return; // hidden
    }
    var font = style.getValue().font();
    if (choices.setRoom(Room.of(getWidth() / font.advance(), getHeight() / font.lineHeight()))) {
      tabbed.setDisable(choices.room() == Room.ONE);
      var before = displayed;
      arrange();
      before.ifPresent(this::choose);
    }
  }

  /** Displays the views that the user has chosen. */
  void arrange() {
    displayed = Optional.empty();
    var panes = choices.panes();
    panes.forEach(pane -> tabs(pane).choose(choices.chosen(pane)));
    boolean stacked = choices.room() == Room.STACKED;
    sizes.ifPresent(known ->
        both.display(
            stacked ? Orientation.VERTICAL : Orientation.HORIZONTAL, known.get(edge()), 1));
    getChildren().setAll(panes.size() == 1 ? tabs(panes.getFirst()) : both);
  }

  private PaneSizes.Edge edge() {
    return choices.room() == Room.STACKED ? PaneSizes.Edge.STACKED : PaneSizes.Edge.VIEWS;
  }

  private ViewTabs tabs(ViewChoices.Pane pane) {
    return Objects.requireNonNull(tabs.get(pane)); // each pane has tabs
  }

  /** Displays a view without changing the saved choice. */
  void choose(String name) {
    displayed = Optional.of(name);
    panes().forEach(pane -> pane.choose(name));
  }

  /** Returns the panes that are displayed now, from left to right or from top to bottom. */
  List<ViewTabs> panes() {
    return choices.panes().stream().map(tabs::get).toList();
  }

  /** Sets the sizes of the panes, which have that of the two panes. */
  void setSizes(PaneSizes newSizes) {
    sizes = Optional.of(newSizes);
    both.onDrag(to -> newSizes.dragged(edge(), to));
    arrange();
  }

  /** Returns the button that switches between one and two panes. */
  Node button() {
    return tabbed;
  }
}
