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

/** Views of which one is shown, chosen by buttons above them, with other controls beside these. */
final class ViewTabs extends BorderPane {
  /**
   * A view.
   *
   * @param name of its button's id: {@code tab-NAME}
   */
  record View(String name, String title, Node node) {}

  private final List<View> views;
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final StackPane place = new StackPane();
  private Consumer<String> onChoose = _ -> {};
  private String chosen = "";

  ViewTabs(List<View> views, Node... controls) {
    this.views = views;
    var bar = new HBox();
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("line", "view-bar");
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
      bar.getChildren().add(button);
    }
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    bar.getChildren().add(space);
    bar.getChildren().addAll(controls);
    setTop(bar);
    place.setMinSize(0, 0);
    setCenter(place);
    choose(views.getFirst().name());
  }

  /** Tells when the user has chosen a view. */
  void onChoose(Consumer<String> listener) {
    onChoose = listener;
  }

  /** Shows a view; none of another name. */
  void choose(String name) {
    for (int i = 0; i < views.size(); i++) {
      View view = views.get(i);
      buttons.get(i).setSelected(view.name().equals(name));
      if (view.name().equals(name)) {
        place.getChildren().setAll(view.node());
        chosen = name;
      }
    }
  }

  /** The name of the view that is shown. */
  String chosen() {
    return chosen;
  }

  /** Whether a view can be chosen. */
  void enable(String name, boolean enabled) {
    for (int i = 0; i < views.size(); i++) {
      if (views.get(i).name().equals(name)) {
        buttons.get(i).setDisable(!enabled);
      }
    }
  }

  /** The view that is shown gets the keyboard. */
  void focus() {
    place.getChildren().getFirst().requestFocus();
  }
}
