package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.send.Message;
import picklescope.send.SavedSend;
import picklescope.ui.control.WrappingLine;
import picklescope.ui.text.CodeStyle;
import picklescope.view.compose.Draft;
import picklescope.view.compose.DraftText;
import picklescope.view.compose.Outbox;
import picklescope.view.compose.SendResult;

/**
 * The fields of a message: destination, form, text and options. After each change the message is
 * checked.
 */
final class MessageEditor {
  private final Outbox outbox;
  private final DestinationBox destination = new DestinationBox(this::edited);
  private final ProtocolBox protocol = new ProtocolBox("compose-protocol", this::edited);
  private final SendOptionsButton options = new SendOptionsButton(this::edited);
  private final MessageField field;
  private Runnable onEdit = () -> {};
  private Consumer<DraftText> onCheck = _ -> {};
  private boolean built;
  private String mistake = "";

  /**
   * Creates the fields with an example.
   *
   * @param files the dialogs for files
   * @param beside the group of toggles for what is displayed beside the text
   */
  MessageEditor(
      Outbox outbox, ObservableValue<CodeStyle> style, SendFiles files, ToggleGroup beside) {
    this.outbox = outbox;
    field = new MessageField(style, outbox::keywordNames, files, this::edited);
    field.onDestination(destination::write);
    field.setGroup(beside);
    VBox.setVgrow(field, Priority.ALWAYS);
    built = true;
  }

  /** Returns the controls, from top to bottom. */
  List<Node> nodes() {
    return List.of(head(), field);
  }

  private WrappingLine head() {
    var to = new Label("To");
    to.setLabelFor(destination);
    to.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(destination, Priority.ALWAYS);
    var controls = new ArrayList<Node>(List.of(to, destination));
    controls.addAll(field.controls());
    controls.addAll(List.of(protocol, options));
    return new WrappingLine(controls);
  }

  /**
   * Sets the listeners and checks the message.
   *
   * @param edit called after each change
   * @param checked receives the description of the message, once it has been checked
   */
  void listen(Runnable edit, Consumer<DraftText> checked) {
    onEdit = edit;
    onCheck = checked;
    edited();
  }

  private void edited() {
    if (!built) {
      return; // the constructor is still running
    }
    unmark();
    onEdit.run();
    protocol.setDisable(!field.form().isPickled());
    var checked = message();
    String to = destination.text();
    outbox.check(
        checked,
        to,
        draft -> {
          if (checked.equals(message()) && to.equals(destination.text())) {
            mistake =
                draft instanceof Draft.Mistake wrong
                    ? field.position(wrong.offset()) + wrong.message()
                    : "";
            onCheck.accept(DraftText.of(draft, field::position));
            field.display(draft);
          }
        });
  }

  /** Checks the message as it is now, and passes the result on. */
  void checked(Consumer<Draft> answer) {
    outbox.check(message(), destination.text(), answer);
  }

  private Message message() {
    return new Message(
        field.form(), field.text(), protocol.getValue(), options.envelope(), options.encoding());
  }

  /** Returns why the message cannot be sent as it was last checked; empty if it can. */
  String mistake() {
    return mistake;
  }

  /** Returns what is wrong with the options; empty if nothing is. */
  String problem() {
    return options.problem();
  }

  /** Returns the text of the message, as it changes. */
  ObservableValue<String> textProperty() {
    return field.textProperty();
  }

  /** Returns the text of the message. */
  String text() {
    return field.text();
  }

  /** Returns a send with this message; its other properties are kept. */
  SavedSend applyTo(SavedSend send) {
    return send.withMessage(message(), destination.text(), options.options(), send.rhythm());
  }

  /** Returns a new send with this message. */
  SavedSend send(String name) {
    return applyTo(SavedSend.of(name, message(), destination.text()));
  }

  /** Loads the message of a send. */
  void load(SavedSend send) {
    field.display(send.message().form(), send.message().text());
    if (send.message().form().isPickled()) {
      protocol.setValue(send.message().protocol());
    }
    options.set(send.options(), send.message().encoding(), send.message().envelope());
    destination.write(send.to());
    edited();
  }

  /** Sets whether the bytes are displayed beside the text. */
  void showBytes(boolean shown) {
    field.showBytes(shown);
  }

  /** Marks the destination if a message was not sent, or the mistake in the text. */
  void mark(SendResult result) {
    unmark();
    switch (result) {
      case SendResult.Sent sent -> destination.remember(sent.target().toString());
      case SendResult.Repeating now -> destination.remember(now.target().toString());
      case SendResult.NotSent _, SendResult.Refused _ -> destination.mark(true);
      case SendResult.Invalid(Draft.Mistake mistake) -> field.mark(mistake.offset());
    }
  }

  private void unmark() {
    destination.mark(false);
    field.unmark();
  }

  /** Returns the line and column of a char index for the user. */
  String position(int offset) {
    return field.position(offset);
  }

  /** Returns the field for the destination. */
  DestinationBox destination() {
    return destination;
  }

  void focus() {
    field.focus();
  }
}
