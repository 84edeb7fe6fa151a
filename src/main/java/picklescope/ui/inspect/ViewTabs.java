package picklescope.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import picklescope.ui.control.FittingLine;
import picklescope.ui.control.ToggleMenu;

/**
 * Tabs: displays one of several views, chosen by buttons above it; the controls of the view are
 * beside the buttons.
 */
final class ViewTabs extends BorderPane {
  /**
   * A view.
   *
   * @param name the part NAME of its button's id {@code tab-NAME}
   * @param node the whole view
   * @param target the node that gets the focus
   * @param controls the controls beside the buttons while the view is displayed; views may share
   *     them
   */
  record View(String name, String title, Node node, Node target, List<Node> controls) {
    View(String name, String title, Node node, Node... controls) {
      this(name, title, node, node, List.of(controls));
    }
  }

  private final List<View> views;
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final FittingLine bar = new FittingLine();
  private final ToggleMenu menu = new ToggleMenu("tab-menu", "Views");
  private final Region space = new Region();
  private final StackPane place = new StackPane();
  private View chosen;

  ViewTabs(List<View> views, Consumer<String> onChoose) {
    this.views = views;
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("line", "view-bar");
    HBox.setHgrow(space, Priority.ALWAYS);
    for (View view : views) {
      var button = new ToggleButton(view.title());
      button.setId("tab-" + view.name());
      button.getStyleClass().add("view-tab");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setAccessibleText("Show " + view.title());
      button.setOnAction(_ -> {
        choose(view.name());
        onChoose.accept(view.name());
      });
      buttons.add(button);
    }
    menu.getStyleClass().add("view-menu");
    menu.add(buttons);
    bar.replace(buttons, List.of(menu));
    setTop(bar);
    place.setMinSize(0, 0);
    setCenter(place);
    chosen = views.getFirst();
  }

  /**
   * Displays the view with the given name, and removes it from other tabs. Does nothing if there is
   * no such view.
   */
  void choose(String name) {
    views.stream().filter(view -> view.name().equals(name)).findFirst().ifPresent(this::choose);
  }

  private void choose(View view) {
    chosen = view;
    for (int i = 0; i < views.size(); i++) {
      buttons.get(i).setSelected(views.get(i) == view);
    }
    place.getChildren().setAll(view.node());
    bar.getChildren().setAll(buttons);
    bar.getChildren().add(menu);
    bar.getChildren().add(space);
    bar.getChildren().addAll(view.controls());
  }

  /** Returns the name of the displayed view. */
  String chosen() {
    return chosen.name();
  }

  /** Passes the focus on to the displayed view. */
  @Override
  public void requestFocus() {
    chosen.target().requestFocus();
  }
}
