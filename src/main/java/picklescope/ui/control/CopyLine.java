package picklescope.ui.control;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.ui.text.ClipboardText;

/** A line of code or a command, with a button that copies it; takes no room without a line. */
public final class CopyLine extends HBox {
  private final Label code = new Label();
  private final Button copy = new Button();
  private String line = "";

  /** Creates it without a line. */
  public CopyLine() {
    code.setWrapText(true);
    code.setMinHeight(USE_PREF_SIZE);
    code.setMaxWidth(Double.MAX_VALUE);
    code.getStyleClass().add("code");
    HBox.setHgrow(code, Priority.ALWAYS);
    copy.getStyleClass().addAll("flat", "copy-line");
    copy.setMinWidth(USE_PREF_SIZE);
    copy.setOnAction(_ -> {
      ClipboardText.copy(line);
      copy.setText("Copied");
    });
    getChildren().setAll(code, copy);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("snippet", "line");
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /** Displays a line, or nothing. */
  public void display(Optional<String> shown) {
    if (!shown.orElse("").equals(line)) {
      line = shown.orElse("");
      Tips.set(code, line);
      copy.setText("Copy");
      copy.setAccessibleText("Copy " + line);
      setVisible(!line.isEmpty());
    }
  }
}
