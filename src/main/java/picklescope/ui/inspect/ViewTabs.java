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

/** Views of which one is shown, chosen by buttons above them, with its controls beside these. */
final class ViewTabs extends BorderPane {
  /**
   * A view.
   *
   * @param name of its button's id: {@code tab-NAME}
   * @param node all of it
   * @param target what of it gets the keyboard
   * @param controls shown beside the buttons while it is shown; views may share them
   */
  record View(String name, String title, Node node, Node target, List<Node> controls) {
    View(String name, String title, Node node, Node... controls) {
      this(name, title, node, node, List.of(controls));
    }
  }

  private final List<View> views;
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final HBox bar = new HBox();
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
    setTop(bar);
    place.setMinSize(0, 0);
    setCenter(place);
    chosen = views.getFirst();
  }

  /** Shows a view, wherever it was shown before; none of another name. */
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
    bar.getChildren().add(space);
    bar.getChildren().addAll(view.controls());
  }

  /** The name of the view that is shown. */
  String chosen() {
    return chosen.name();
  }

  /** The view that is shown gets the keyboard. */
  @Override
  public void requestFocus() {
    chosen.target().requestFocus();
  }
}
