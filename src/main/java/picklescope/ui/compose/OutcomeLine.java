package picklescope.ui.compose;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import picklescope.python.text.Counted;
import picklescope.ui.control.Tips;
import picklescope.view.compose.DraftText;
import picklescope.view.compose.RepeatNews;
import picklescope.view.compose.SendResult;
import picklescope.view.text.LeftToRight;

/**
 * The line below a message. Before the message is sent it displays what the callback will receive
 * and the size; afterwards, the result.
 */
final class OutcomeLine extends HBox {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final ToggleButton size = new ToggleButton("Bytes");
  private final Label outcome = new Label();
  private final Label seen = new Label();

  OutcomeLine() {
    outcome.setId("compose-outcome");
    outcome.getStyleClass().add("outcome");
    outcome.textProperty().addListener((_, _, text) -> seen.setVisible(text.isEmpty()));
    seen.setId("compose-seen");
    seen.getStyleClass().addAll("seen", "code");
    Tips.explain(seen, "What the callback will receive");
    size.setId("compose-size");
    size.setMinWidth(Region.USE_PREF_SIZE);
    var line = new StackPane(seen, outcome);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinWidth(80);
    setHgrow(line, Priority.ALWAYS);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("line");
    getChildren().setAll(line, size);
  }

  /**
   * Sets the listener that is called with whether the bytes are to be displayed.
   *
   * @param beside the group of toggles of which at most one is selected
   */
  void onBytes(ToggleGroup beside, Consumer<Boolean> listener) {
    size.setToggleGroup(beside);
    size.selectedProperty().addListener((_, _, shown) -> listener.accept(shown));
  }

  /** Displays the description of a draft. */
  void preview(DraftText text) {
    size.setText(text.size());
    size.setTooltip(Tips.of(text.help()));
    size.getStyleClass().removeAll("warn", "wrong");
    switch (text.level()) {
      case FINE -> {}
      case WARNING -> size.getStyleClass().add("warn");
      case WRONG -> size.getStyleClass().add("wrong");
    }
    Tips.set(seen, text.event());
    if (!text.mistake().isEmpty()) {
      mistake(text.mistake());
    }
  }

  /** Returns the result that is displayed; empty if there is none. */
  ObservableValue<String> textProperty() {
    return outcome.textProperty();
  }

  void sent(SendResult.Sent sent) {
    done(
        "✓ Sent %s to %s%s at %s"
            .formatted(
                Counted.bytes(sent.bytes()),
                sent.target(),
                SendResult.inParentheses(sent.resolved()),
                CLOCK.format(LocalTime.now())));
  }

  void done(String text) {
    display("sent", text);
  }

  void repeating(RepeatNews news) {
    display(news.failed() ? "mistake" : "sent", news.text());
  }

  void mistake(String text) {
    display("mistake", text);
  }

  private void display(String kind, String text) {
    String held = LeftToRight.held(text);
    if (outcome.getText().equals(held)) {
      return;
    }
    outcome.getStyleClass().removeAll("sent", "mistake");
    outcome.getStyleClass().add(kind);
    outcome.setText(held);
    outcome.setTooltip(Tips.of(text));
  }

  void clear() {
    outcome.setText("");
    outcome.setTooltip(null);
  }
}
