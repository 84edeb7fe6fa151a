package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;

/** Where messages go, with those of before to choose from. */
final class DestinationBox extends ComboBox<String> {
  private static final int MOST_RECENT = 12;
  private static final String MISTAKEN = "mistaken";

  DestinationBox(Runnable onEdit) {
    setId("compose-destination");
    setEditable(true);
    setAccessibleText("Destination");
    setMinWidth(140);
    setTooltip(
        new Tooltip(
            "Computer name or IP address, and port: LAB-3:4950. Several with commas between."));
    getEditor().setId("compose-destination-text");
    getEditor().getStyleClass().add("code");
    getEditor().setPrefColumnCount(14);
    getEditor().textProperty().addListener((_, _, _) -> onEdit.run());
  }

  /** As it is written. */
  String text() {
    return getEditor().getText();
  }

  void write(String text) {
    if (!text.isBlank()) {
      getEditor().setText(text);
    }
  }

  void mark(boolean mistaken) {
    getStyleClass().remove(MISTAKEN);
    if (mistaken) {
      getStyleClass().add(MISTAKEN);
    }
  }

  void remember(String sentTo) {
    var recent = new ArrayList<>(getItems());
    recent.remove(sentTo);
    recent.addFirst(sentTo);
    String written = text();
    getItems().setAll(recent.subList(0, Math.min(MOST_RECENT, recent.size())));
    getEditor().setText(written);
  }

  void setRecent(List<String> recent) {
    getItems().setAll(recent);
    if (!recent.isEmpty()) {
      getEditor().setText(recent.getFirst());
    }
  }
}
