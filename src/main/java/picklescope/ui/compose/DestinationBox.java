package picklescope.ui.compose;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyEvent;
import picklescope.ui.control.InputLimit;
import picklescope.ui.control.ProposalPopup;
import picklescope.ui.control.Tips;
import picklescope.view.compose.RecentDestinations;
import picklescope.view.text.SlowText;

/** The field for destinations, with recent destinations to select from and for completion. */
final class DestinationBox extends ComboBox<String> {
  private static final String MISTAKEN = "mistaken";

  private final ProposalPopup<String> proposals =
      new ProposalPopup<>(
          getEditor(),
          "compose-destinations",
          one -> new ProposalPopup.Item(one, ""),
          this::below,
          this::take);

  DestinationBox(Runnable onEdit) {
    setId("compose-destination");
    setEditable(true);
    setAccessibleText("Destination");
    setMinWidth(90); // the line has to fit into a window of 1000 pixels
    setMaxWidth(Double.MAX_VALUE);
    setPrefWidth(230); // independent of the items, so that the other controls do not move
    Tips.explain(
        this, "Computer name or IP address, and port: LAB-3:4950. Separate several with commas.");
    getEditor().setId("compose-destination-text");
    getEditor().getStyleClass().add("code");
    getEditor().setPrefColumnCount(14);
    InputLimit.install(getEditor());
    getEditor().textProperty().addListener((_, _, _) -> onEdit.run());
    getEditor().addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    proposals.interceptKeysOf(this);
  }

  private void typed(KeyEvent key) {
    boolean letter = !key.getCharacter().isEmpty() && key.getCharacter().charAt(0) >= ' ';
    if (letter || key.getCharacter().equals("\b")) {
      Platform.runLater(this::offer); // the field inserts the character after this event
    }
  }

  /** Offers the recent destinations that contain the text before the caret. */
  private void offer() {
    proposals.show(getEditor().isFocused() ? recent().containing(part()) : List.of());
  }

  private RecentDestinations recent() {
    return new RecentDestinations(getItems());
  }

  private Point2D below() {
    return getEditor().localToScreen(0, getEditor().getHeight() + 2);
  }

  /** Returns the destination before the caret, from the last separator on. */
  private String part() {
    int caret = Math.min(getEditor().getCaretPosition(), text().length());
    return RecentDestinations.part(text().substring(0, caret));
  }

  private void take(String chosen) {
    int caret = getEditor().getCaretPosition();
    getEditor().replaceText(caret - part().length(), caret, chosen);
  }

  /** Returns the text of the field. */
  String text() {
    return getEditor().getText();
  }

  void write(String text) {
    if (!text.isBlank()) {
      getEditor().setText(SlowText.drawable(text));
    }
  }

  void mark(boolean mistaken) {
    getStyleClass().remove(MISTAKEN);
    if (mistaken) {
      getStyleClass().add(MISTAKEN);
    }
  }

  void remember(String sentTo) {
    setItems(recent().with(sentTo).list());
  }

  void setRecent(List<String> recent) {
    setItems(recent);
    if (!recent.isEmpty()) {
      getEditor().setText(recent.getFirst());
    }
  }

  /** Sets the items; text and caret are preserved. */
  private void setItems(List<String> items) {
    if (getItems().equals(items)) {
      return;
    }
    String written = text();
    int caret = getEditor().getCaretPosition();
    getItems().setAll(items);
    getEditor().setText(SlowText.drawable(written));
    getEditor().positionCaret(caret);
  }
}
