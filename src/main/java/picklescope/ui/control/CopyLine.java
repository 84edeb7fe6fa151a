package picklescope.ui.control;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import picklescope.ui.text.ClipboardText;

/** A line of code or a command, with a button that copies it; takes no room without a line. */
public final class CopyLine extends BorderPane {
  private final Label code = new Label();
  private final Button copy = new Button();
  private String line = "";

  /**
   * Creates it without a line.
   *
   * @param place where the button is; below in a narrow pane, so that no word is broken
   */
  public CopyLine(Side place) {
    code.setWrapText(true);
    code.setMinHeight(USE_PREF_SIZE);
    code.setMaxWidth(Double.MAX_VALUE);
    code.getStyleClass().add("code");
    copy.getStyleClass().addAll("flat", "copy-line");
    copy.setMinWidth(USE_PREF_SIZE);
    copy.setOnAction(_ -> {
      ClipboardText.copy(line);
      copy.setText("Copied");
    });
    setCenter(code);
    if (place == Side.BOTTOM) {
      setBottom(copy);
    } else {
      setRight(copy);
    }
    setAlignment(copy, Pos.CENTER_RIGHT);
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
