package picklescope.ui.compose;

import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.ui.control.Popovers;

/** The composer's pages, of which one is displayed, and the buttons at the left that select it. */
final class PageRail extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private final VBox buttons = new VBox();
  private final StackPane place = new StackPane();
  private Page displayed;

  /**
   * Creates a rail without buttons.
   *
   * @param first the page that is displayed until one is selected
   */
  PageRail(Page first) {
    displayed = first;
    buttons.getStyleClass().add("rail");
    place.setMinWidth(0);
    setHgrow(place, Priority.ALWAYS);
    getChildren().setAll(buttons, place);
  }

  /** Adds a page and returns its button. */
  ToggleButton add(String title, String id, String help, Page page) {
    var button = new ToggleButton(title);
    button.setId(id);
    button.setToggleGroup(group);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setTooltip(new Tooltip(help));
    button
        .selectedProperty()
        .addListener((_, _, selected) -> {
          if (selected) {
            if (getScene() != null) {
              Popovers.hideAll(getScene().getWindow()); // they belong to the other page
            }
            displayed = page;
            place.getChildren().setAll(page.node());
            page.refresh();
          } else if (group.getSelectedToggle() == null) {
            button.setSelected(true); // a page is always selected
          }
        });
    buttons.getChildren().add(button);
    return button;
  }

  /** Updates the displayed page. */
  void refresh() {
    displayed.refresh();
  }
}
