package picklescope.ui.compose;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.filter.Filter;
import picklescope.net.Network;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.source.SourceException;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Responder;
import picklescope.send.ResponderRule;
import picklescope.send.SavedResponder;

/** The fields in which a responder is written. */
final class ResponderForm extends VBox {
  private final Outbox outbox;
  private final BiConsumer<Optional<SavedResponder>, SavedResponder> add;
  private final TextField when = field("responder-when", "data[0] == 'ping'", 18);
  private final TextField answer = field("responder-send", "send('pong', e.data[1])", 24);
  private final TextField delay = field("responder-delay", "0", 4);
  private final TextField to = field("responder-to", "the sender", 12);
  private final TextField most = field("responder-most", "200", 4);
  private final ProtocolBox protocol = new ProtocolBox("responder-protocol", () -> {});
  private final Button confirm = new Button("Add");
  private final Label mistake = new Label();
  private Optional<SavedResponder> changed = Optional.empty();

  /**
   * @param add receives the responder that is replaced, if any, and the new one
   */
  ResponderForm(Outbox outbox, BiConsumer<Optional<SavedResponder>, SavedResponder> add) {
    super(4);
    this.outbox = outbox;
    this.add = add;
    confirm.setId("responder-add");
    when.setAccessibleText("Filter of the messages that are answered");
    answer.setAccessibleText("The answer");
    delay.setAccessibleText("Milliseconds before the answer");
    to.setAccessibleText("Where the answer goes");
    most.setAccessibleText("Maximum answers per second");
    confirm.setMinWidth(Region.USE_PREF_SIZE);
    confirm.setOnAction(_ -> confirm());
    HBox.setHgrow(when, Priority.ALWAYS);
    HBox.setHgrow(answer, Priority.ALWAYS);
    HBox.setHgrow(to, Priority.SOMETIMES);
    delay.setTooltip(new Tooltip("Milliseconds after the message"));
    to.setTooltip(new Tooltip("Where the answer goes; empty for the sender of the message"));
    most.setTooltip(new Tooltip("Switches off when there are more answers per second"));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    mistake.setId("responder-mistake");
    mistake.setWrapText(true);
    mistake.getStyleClass().add("mistake");
    mistake.setManaged(false);
    getChildren()
        .setAll(
            line(words("When"), when, words("send"), answer),
            line(
                words("after"),
                delay,
                words("ms, to"),
                to,
                words("at most"),
                most,
                words("a second"),
                space,
                protocol,
                confirm),
            mistake);
  }

  private static HBox line(Node... nodes) {
    var line = new HBox(6, nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Label words(String text) {
    var label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private TextField field(String id, String prompt, int columns) {
    var field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(columns);
    field.setMinWidth(50);
    field.getStyleClass().add("code");
    field.setOnAction(_ -> confirm());
    field.textProperty().addListener((_, _, _) -> display(""));
    return field;
  }

  private void display(String text) {
    mistake.setText(text);
    mistake.setManaged(!text.isEmpty());
  }

  /** Loads a responder to change it. */
  void edit(SavedResponder one) {
    changed = Optional.of(one);
    when.setText(one.when());
    answer.setText(one.answer().text());
    delay.setText(one.delayMillis() == 0 ? "" : Long.toString(one.delayMillis()));
    to.setText(one.to());
    most.setText(
        one.mostPerSecond() == ResponderRule.USUAL_MOST_PER_SECOND
            ? ""
            : Integer.toString(one.mostPerSecond()));
    protocol.setValue(one.answer().protocol());
    confirm.setText("Change");
    answer.requestFocus();
  }

  private void confirm() {
    try {
      var asked = asked();
      outbox.run(() -> {
        var problem = problem(asked);
        Platform.runLater(() -> {
          display(problem);
          if (problem.isEmpty()) {
            add.accept(changed, asked);
            clear();
          }
        });
      });
    } catch (NumberFormatException e) {
      display("Delay and limit must be whole numbers.");
    }
  }

  private void clear() {
    changed = Optional.empty();
    confirm.setText("Add");
    for (TextField field : new TextField[] {when, answer, delay, to, most}) {
      field.clear();
    }
    protocol.setValue(Network.DEFAULT_PROTOCOL);
  }

  private SavedResponder asked() {
    String text = answer.getText().strip();
    // Fields of the file that are not displayed here are kept.
    var message =
        changed
            .map(one -> one.answer().withText(text))
            .orElse(Message.of(MessageForm.CALL, text))
            .withProtocol(protocol.getValue());
    return new SavedResponder(
        changed
            .filter(one -> !one.name().equals(one.answer().text()))
            .map(SavedResponder::name)
            .orElse(text),
        when.getText().strip(),
        message,
        number(delay, 0),
        to.getText().strip(),
        (int) Math.min(Integer.MAX_VALUE, number(most, ResponderRule.USUAL_MOST_PER_SECOND)),
        changed.map(SavedResponder::unknown).orElse(Map.of()));
  }

  private static long number(TextField field, long fallback) {
    String text = field.getText().strip();
    return text.isEmpty() ? fallback : Long.parseLong(text);
  }

  private static String problem(SavedResponder responder) {
    if (responder.answer().text().isBlank()) {
      return "Enter the answer: a call, such as send('pong', e.data[1]).";
    }
    try {
      Filter.of(responder.when());
    } catch (SourceException e) {
      return "When, at %d: %s".formatted(e.offset() + 1, e.getMessage());
    }
    try {
      Responder.of(responder.rule());
      return "";
    } catch (SourceException e) {
      return "Send, at %d: %s".formatted(e.offset() + 1, e.getMessage());
    } catch (NetworkException | PickleException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
