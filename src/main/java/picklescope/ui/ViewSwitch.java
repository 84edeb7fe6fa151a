package picklescope.ui;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import picklescope.view.layout.MainView;

/** The tabs with which the view of a capture is chosen. */
final class ViewSwitch extends HBox {
  private final Map<MainView, ToggleButton> tabs = new EnumMap<>(MainView.class);

  /**
   * Creates the tabs.
   *
   * @param choose called with the view that the user chooses
   */
  ViewSwitch(Consumer<MainView> choose) {
    setId("view-switch");
    getStyleClass().add("view-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
    for (MainView view : MainView.values()) {
      var tab = new ToggleButton(view.title());
      tab.setId("view-" + view.name().toLowerCase(Locale.ROOT));
      tab.getStyleClass().add("view-tab");
      tab.setMinWidth(USE_PREF_SIZE);
      tab.setTooltip(new Tooltip("%s (%s)".formatted(view.help(), view.keys())));
      tab.setOnAction(_ -> choose.accept(view));
      tabs.put(view, tab);
      getChildren().add(tab);
    }
    display(MainView.MESSAGES);
  }

  /** Displays which view is shown. */
  void display(MainView shown) {
    tabs.forEach((view, tab) -> tab.setSelected(view == shown));
  }
}
