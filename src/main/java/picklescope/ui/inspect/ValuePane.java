package picklescope.ui.inspect;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import picklescope.ui.control.Tips;
import picklescope.view.inspect.ValueText;

/**
 * The tree of the value, and below it a description of the selected line and the number of changes.
 */
final class ValuePane extends BorderPane {
  private final Label path = new Label();
  private final Label change = new Label();

  ValuePane(ValueView value) {
    path.setId("detail-path");
    path.getStyleClass().addAll("explanation", "code");
    path.setMinWidth(0);
    var whole = Tips.create();
    whole.textProperty().bind(path.textProperty());
    path.setTooltip(whole);
    change.setId("detail-change");
    change.getStyleClass().add("explanation");
    change.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var below = new HBox(path, space, change);
    below.setAlignment(Pos.CENTER_LEFT);
    below.getStyleClass().addAll("line", "below-view");
    setCenter(value);
    setBottom(below);
    value.onCurrent(node -> Tips.set(path, node.map(ValueText::summary).orElse("")));
  }

  /**
   * Sets the text about changes since the previous message of the same shape; empty if there is
   * none.
   */
  void setChange(String text) {
    Tips.set(change, text);
  }
}
