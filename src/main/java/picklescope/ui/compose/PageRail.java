package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.ui.control.FittingLine;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.LowScroll;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.ui.control.ToggleMenu;

/**
 * The composer's pages, of which one is displayed, and the buttons that select it: at the left, or
 * above in a narrow window, as a menu if there is no room for them.
 */
final class PageRail extends BorderPane {
  private final ToggleGroup group = new ToggleGroup();
  private final VBox rail = new VBox();
  private final FittingLine line = new FittingLine();
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final ToggleMenu menu = new ToggleMenu("page-menu", "Pages of the composer");
  private final Button fold = new Button("▾");
  private final StackPane place = new StackPane();
  private final Node always;
  private Page displayed;

  /**
   * Creates a rail without buttons.
   *
   * @param first the page that is displayed until one is selected
   * @param onFold folds the composer to one line
   */
  PageRail(Page first, Runnable onFold) {
    displayed = first;
    always = first.node();
    rail.getStyleClass().add("rail");
    line.getStyleClass().addAll("line", "page-line");
    line.setAlignment(Pos.CENTER_LEFT);
    fold.setId("composer-fold");
    fold.getStyleClass().addAll("flat", "fold");
    fold.setMinWidth(Region.USE_PREF_SIZE);
    fold.setAccessibleText("Fold the composer to one line");
    Tips.explain(fold, "Fold to one line");
    fold.setOnAction(_ -> onFold.run());
    place.setMinWidth(0);
    place.getChildren().setAll(always);
    setCenter(place);
  }

  /** Displays the buttons, once all have been added: above the pages or at their left. */
  void setNarrow(boolean narrow) {
    if (narrow ? getTop() != null : getLeft() != null) {
      return;
    }
    rail.getChildren().clear();
    line.getChildren().clear();
    setTop(null);
    setLeft(null);
    setCenter(null); // added again as the last, for Tab comes to the buttons first
    if (narrow) {
      var space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      line.getChildren().add(menu);
      line.getChildren().addAll(buttons);
      line.getChildren().addAll(space, fold);
      line.replace(buttons, List.of(menu));
      setTop(line);
    } else {
      buttons.forEach(button -> button.setVisible(true));
      buttons.forEach(button -> button.setManaged(true));
      var first = new HBox(buttons.getFirst(), fold);
      HBox.setHgrow(buttons.getFirst(), Priority.ALWAYS);
      rail.getChildren().add(first);
      rail.getChildren().addAll(buttons.subList(1, buttons.size()));
      setLeft(rail);
    }
    setCenter(place);
  }

  /**
   * Adds a page and returns its button.
   *
   * @param page returns the page, when it is displayed
   */
  ToggleButton add(String title, String id, String help, Supplier<? extends Page> page) {
    var node = new Lazy<>(() -> inPlace(page.get()));
    var button = new ToggleButton(title);
    button.setId(id);
    button.setToggleGroup(group);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    Tips.explain(button, help);
    button
        .selectedProperty()
        .addListener((_, _, selected) -> {
          if (selected) {
            if (getScene() != null) {
              Popovers.hideAll(getScene().getWindow()); // they belong to the other page
            }
            displayed = page.get();
            display(node.get());
            displayed.refresh();
          } else if (group.getSelectedToggle() == null) {
            button.setSelected(true); // a page is always selected
          }
        });
    button.setMinWidth(Region.USE_PREF_SIZE);
    buttons.add(button);
    menu.add(button);
    return button;
  }

  private Node inPlace(Page page) {
    if (page.node() == always) {
      return always;
    }
    var scroll = new LowScroll(page.node());
    scroll.setWhole(false);
    return scroll;
  }

  /** The first page stays, for all pages have at least its height. */
  private void display(Node node) {
    place.getChildren().setAll(always);
    always.setVisible(node == always);
    if (node != always) {
      place.getChildren().add(node);
    }
  }

  /** Updates the displayed page. */
  void refresh() {
    displayed.refresh();
  }
}
