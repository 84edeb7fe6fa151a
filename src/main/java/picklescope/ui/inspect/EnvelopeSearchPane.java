package picklescope.ui.inspect;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import picklescope.event.Envelope;
import picklescope.event.find.FoundEnvelope;
import picklescope.ui.control.EscapedInput;
import picklescope.ui.control.Tips;
import picklescope.ui.text.ClipboardText;
import picklescope.view.inspect.EnvelopeSearch;

/**
 * Finds the envelope of a message: a field for the call that was sent, and the envelopes that give
 * it, each of which a click uses. For the JavaFX thread.
 */
final class EnvelopeSearchPane extends VBox {
  /** Looks for calls, and passes the result on, on the JavaFX thread. */
  @FunctionalInterface
  interface Search {
    void find(String sent, Consumer<EnvelopeSearch.Result> answer);
  }

  private final TextArea sent = new TextArea();
  private final Button find = new Button("Find");
  private final Label outcome = new Label();
  private final VBox offered = new VBox(4);
  private final Search search;
  private final Consumer<Envelope> use;

  /**
   * Creates a pane.
   *
   * @param battery returns the lines that send the test battery
   * @param use uses the envelope on which the user clicks
   */
  EnvelopeSearchPane(Search search, Supplier<String> battery, Consumer<Envelope> use) {
    super(6);
    this.search = search;
    this.use = use;
    var label = new Label("What was sent, as in the script; a call in each line");
    label.setLabelFor(sent);
    sent.setId("envelope-sent");
    sent.getStyleClass().add("code");
    sent.setPromptText("net.send(5, 'hello', foo=78)");
    sent.setPrefRowCount(3);
    EscapedInput.install(sent, () -> true);
    sent.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
        key.consume();
        run();
      } else if (key.getCode() == KeyCode.TAB) {
        key.consume();
        sent.requestFocusTraversal(
            key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      }
    });
    find.setId("envelope-find-now");
    find.setOnAction(_ -> run());
    Tips.explain(find, "Look for these values in the message (Ctrl+Enter)");
    var copy = new Button("Copy test battery");
    copy.setId("envelope-battery");
    Tips.explain(
        copy, "Lines for a script of Vizard, whose values can hardly be mistaken for others");
    copy.setOnAction(_ -> {
      ClipboardText.copy(battery.get());
      sent.setText(battery.get());
      say(
          "Copied. Run these lines in Vizard, select one of their messages, and press Find.",
          false);
    });
    outcome.setId("envelope-found");
    outcome.setWrapText(true);
    outcome.getStyleClass().add("reserved-lines");
    var line = new HBox(6, find, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    offered.setId("envelope-offered");
    getChildren().setAll(label, sent, line, outcome, offered);
  }

  /** Forgets the result, and puts the cursor into the field. */
  void open() {
    offered.getChildren().clear();
    say("", false);
    sent.requestFocus();
  }

  private void run() {
    find.setDisable(true);
    say("Looking…", false);
    search.find(sent.getText(), this::display);
  }

  private void display(EnvelopeSearch.Result result) {
    find.setDisable(false);
    offered.getChildren().clear();
    switch (result) {
      case EnvelopeSearch.Result.Found(List<FoundEnvelope> envelopes, String remark) -> {
        say(remark, false);
        envelopes.forEach(one -> offered.getChildren().add(button(one.envelope())));
      }
      case EnvelopeSearch.Result.None(String why) -> say(why, true);
      case EnvelopeSearch.Result.Mistake(String message) -> say(message, true);
    }
  }

  private Button button(Envelope envelope) {
    var button = new Button(envelope.text());
    button.setMnemonicParsing(false); // write_raw
    button.getStyleClass().addAll("code", "offered");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setWrapText(true);
    button.setMinHeight(USE_PREF_SIZE);
    button.setAlignment(Pos.CENTER_LEFT);
    Tips.explain(button, "Use " + envelope.text());
    button.setAccessibleText("Use the envelope " + envelope.text());
    button.setOnAction(_ -> use.accept(envelope));
    return button;
  }

  private void say(String text, boolean mistake) {
    outcome.getStyleClass().remove("mistake");
    if (mistake) {
      outcome.getStyleClass().add("mistake");
    }
    Tips.set(outcome, text);
  }
}
