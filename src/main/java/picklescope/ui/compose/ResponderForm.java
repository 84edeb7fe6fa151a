package picklescope.ui.compose;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.send.MessageForm;
import picklescope.send.SavedResponder;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.MistakeLabel;
import picklescope.ui.control.Tips;
import picklescope.ui.control.WrappingLine;
import picklescope.view.compose.Outbox;
import picklescope.view.compose.ResponderDraft;
import picklescope.view.compose.ResponderSwitch;
import picklescope.view.text.SlowText;

/** The fields in which a responder is written. */
final class ResponderForm extends VBox {
  private final Outbox outbox;
  private final BiConsumer<Optional<ResponderSwitch>, SavedResponder> add;
  private final TextField when = field("responder-when", "data[0] == 'ping'", 18);
  private final Label send = words(send(MessageForm.CALL));
  private final TextField answer = field("responder-send", "send('pong', e.data[1])", 24);
  private final TextField delay = field("responder-delay", "0", 4);
  private final TextField to = field("responder-to", "the sender", 12);
  private final TextField most = field("responder-most", "200", 4);
  private final ProtocolBox protocol = new ProtocolBox("responder-protocol", () -> {});
  private final Button confirm = new Button("Add");
  private final Button cancel = new Button("Cancel");
  private final MistakeLabel mistake = new MistakeLabel();
  private Optional<ResponderSwitch> changed = Optional.empty();
  private ResponderDraft shown = ResponderDraft.EMPTY; // as the fields have it

  /**
   * @param add receives the responder that is replaced, if any, and the new one
   */
  ResponderForm(Outbox outbox, BiConsumer<Optional<ResponderSwitch>, SavedResponder> add) {
    super(4);
    this.outbox = outbox;
    this.add = add;
    send.setId("responder-form");
    confirm.setId("responder-add");
    when.setAccessibleText("Filter of the messages that are answered");
    answer.setAccessibleText("The answer");
    delay.setAccessibleText("Milliseconds before the answer");
    to.setAccessibleText("Where the answer goes");
    most.setAccessibleText("Maximum answers per second");
    confirm.getStyleClass().add("fixed-button"); // also called Change
    confirm.setOnAction(_ -> confirm());
    cancel.setId("responder-cancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(cancel, "Leave the responder as it is (Escape)");
    cancel.setDisable(true);
    cancel.setOnAction(_ -> clear());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ESCAPE && changed.isPresent()) {
            clear();
            key.consume();
          }
        });
    HBox.setHgrow(when, Priority.ALWAYS);
    HBox.setHgrow(answer, Priority.ALWAYS);
    HBox.setHgrow(to, Priority.ALWAYS);
    to.setMinWidth(100); // its prompt is what an empty field means
    Tips.explain(delay, "Milliseconds after the message");
    Tips.explain(
        to,
        "Where the answer goes; empty for the sender of the message, :4950 for port 4950 of its"
            + " computer");
    Tips.explain(most, "Switches off when there are more answers per second");
    mistake.setId("responder-mistake");
    mistake.getStyleClass().add("reserved-line");
    getChildren()
        .setAll(
            line(words("When"), when, send, answer),
            line(
                words("after"),
                delay,
                words("ms, to"),
                to,
                words("at most"),
                most,
                words("a second"),
                protocol,
                cancel,
                confirm),
            mistake);
  }

  private static WrappingLine line(Node... nodes) {
    return new WrappingLine(nodes);
  }

  /** Returns the words before the answer, which is a call unless a file has another form. */
  private static String send(MessageForm form) {
    return form == MessageForm.CALL ? "send" : "send " + form.text();
  }

  private static Label words(String text) {
    var label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private TextField field(String id, String prompt, int columns) {
    var field = new LimitedField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(columns);
    field.setMinWidth(50);
    field.getStyleClass().add("code");
    field.setOnAction(_ -> confirm());
    field.textProperty().addListener((_, _, _) -> mistake.showDoubt(draft().doubt()));
    return field;
  }

  /** Reports a mistake; empty for none. */
  void display(String text) {
    mistake.showMistake(text);
  }

  /** Loads a responder to change it. */
  void edit(ResponderSwitch one) {
    changed = Optional.of(one);
    display(ResponderDraft.of(one.saved()));
    send.setText(send(one.saved().answer().form()));
    confirm.setText("Change");
    cancel.setDisable(false);
    answer.requestFocus();
  }

  private void display(ResponderDraft draft) {
    when.setText(SlowText.drawable(draft.when()));
    answer.setText(SlowText.drawable(draft.answer()));
    delay.setText(draft.delay());
    to.setText(SlowText.drawable(draft.to()));
    most.setText(draft.limit());
    protocol.setValue(draft.protocol());
    shown = fields();
  }

  /** Returns what is written; texts that were not changed keep the line ends that they have. */
  private ResponderDraft draft() {
    var now = fields();
    var saved = changed.map(ResponderSwitch::saved).map(ResponderDraft::of).orElse(now);
    return new ResponderDraft(
        now.when().equals(shown.when()) ? saved.when() : now.when(),
        now.answer().equals(shown.answer()) ? saved.answer() : now.answer(),
        now.delay(),
        now.to().equals(shown.to()) ? saved.to() : now.to(),
        now.limit(),
        now.protocol());
  }

  private ResponderDraft fields() {
    return new ResponderDraft(
        when.getText(),
        answer.getText(),
        delay.getText(),
        to.getText(),
        most.getText(),
        protocol.getValue());
  }

  private void confirm() {
    if (confirm.isDisabled()) {
      return; // what was confirmed before is still being checked
    }
    try {
      var draft = draft();
      var replaced = changed;
      var asked = draft.responder(replaced.map(ResponderSwitch::saved));
      confirm.setDisable(true);
      outbox.run(
          () -> ResponderDraft.problem(asked),
          problem -> {
            confirm.setDisable(false);
            boolean isThere = changed.equals(replaced) && draft().equals(draft);
            if (problem.isEmpty()) {
              add.accept(replaced, asked);
              if (isThere) {
                clear();
              }
            } else {
              display(isThere ? problem : "What was confirmed before is not saved: " + problem);
            }
          });
    } catch (NumberFormatException e) {
      display("Delay and limit must be whole numbers.");
    }
  }

  private void clear() {
    changed = Optional.empty();
    send.setText(send(MessageForm.CALL));
    confirm.setText("Add");
    cancel.setDisable(true);
    display(ResponderDraft.EMPTY);
  }
}
