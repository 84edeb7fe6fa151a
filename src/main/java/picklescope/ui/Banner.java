package picklescope.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import picklescope.ui.control.Tips;

/** Messages that concern the whole window, each on a line until it is closed. */
final class Banner extends VBox {
  Banner() {
    setId("banner");
    getStyleClass().add("banners");
    setManaged(false);
    getChildren().subscribe(() -> setManaged(!getChildren().isEmpty()));
  }

  /** Adds a message. */
  void add(String text) {
    var label = new Label();
    Tips.set(label, "⚠  " + text);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var line = new HBox(label);
    var close = Icons.button(new Button(), "banner-close", "cross", "Close this message");
    close.getStyleClass().addAll("button-icon", "flat", "small-icon");
    close.setOnAction(_ -> getChildren().remove(line));
    line.getChildren().add(close);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().addAll("banner", "line");
    getChildren().add(line);
  }
}
