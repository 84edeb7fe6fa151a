package picklescope.ui.compose;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import picklescope.view.compose.Draft;

/**
 * What is said of a message: before it is sent, what the callback will see and how long it is;
 * after it, what has become of it.
 */
final class SendOutcome extends HBox {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final String BYTES = "The bytes that will be sent";

  private final ToggleButton size = new ToggleButton("Bytes");
  private final Label outcome = new Label();
  private final Label seen = new Label();

  SendOutcome() {
    outcome.setId("compose-outcome");
    outcome.getStyleClass().add("outcome");
    outcome.textProperty().addListener((_, _, text) -> seen.setVisible(text.isEmpty()));
    seen.setId("compose-seen");
    seen.getStyleClass().addAll("seen", "code");
    seen.setTooltip(new Tooltip("What the callback will see"));
    size.setId("compose-size");
    size.setTooltip(new Tooltip(BYTES));
    size.setMinWidth(Region.USE_PREF_SIZE);
    var said = new StackPane(seen, outcome);
    said.setAlignment(Pos.CENTER_LEFT);
    said.setMinWidth(0);
    setHgrow(said, Priority.ALWAYS);
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    getStyleClass().add("line");
    getChildren().setAll(said, size);
  }

  /**
   * Is told whether the bytes are to be shown.
   *
   * @param beside what else is shown in their place
   */
  void onBytes(ToggleGroup beside, Consumer<Boolean> listener) {
    size.setToggleGroup(beside);
    size.selectedProperty().addListener((_, _, shown) -> listener.accept(shown));
  }

  /**
   * Says what a text comes to while it is written, or why it comes to nothing yet.
   *
   * @param place says where a char of it stands
   */
  void preview(Draft draft, IntFunction<String> place) {
    size.getStyleClass().removeAll("warn", "wrong");
    switch (draft) {
      case Draft.Ready ready -> {
        showSize(ready.first().length);
        seen.setText((ready.compiled().moves() ? "first: " : "") + ready.seen());
      }
      case Draft.Mistake mistake -> {
        size.setText("Bytes");
        size.setTooltip(new Tooltip(BYTES));
        seen.setText(mistake.tooLong() ? "" : place.apply(mistake.offset()) + mistake.message());
        if (mistake.tooLong()) {
          size.setText("too long");
          size.getStyleClass().add("wrong");
          mistake("✕ " + mistake.message());
        }
      }
    }
  }

  private void showSize(int bytes) {
    boolean parts = bytes > Draft.ONE_PACKET;
    size.setText("%,d bytes%s".formatted(bytes, parts ? ", in several packets" : ""));
    String help =
        "More than %,d bytes go over Ethernet in several packets; if one is lost all is lost.";
    size.setTooltip(new Tooltip(parts ? help.formatted(Draft.ONE_PACKET) : BYTES));
    if (parts) {
      size.getStyleClass().add("warn");
    }
  }

  void sent(Outbox.Outcome.Sent sent) {
    done(
        "✓ Sent %,d bytes to %s%s at %s"
            .formatted(
                sent.bytes(),
                sent.target(),
                inBrackets(sent.resolved()),
                CLOCK.format(LocalTime.now())));
  }

  /** The addresses that names came to, where there are any. */
  static String inBrackets(String resolved) {
    return resolved.isEmpty() ? "" : " (" + resolved + ")";
  }

  void done(String text) {
    say("sent", text);
  }

  void mistake(String text) {
    say("mistake", text);
  }

  private void say(String kind, String text) {
    outcome.getStyleClass().removeAll("sent", "mistake");
    outcome.getStyleClass().add(kind);
    outcome.setText(text);
    outcome.setTooltip(new Tooltip(text));
  }

  void clear() {
    outcome.setText("");
    outcome.setTooltip(null);
  }
}
