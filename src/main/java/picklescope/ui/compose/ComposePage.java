package picklescope.ui.compose;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Repeat;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.ui.text.CodeStyle;
import picklescope.view.compose.Draft;
import picklescope.view.compose.SavedEntry;

/** The page in which a message is written, previewed and sent. */
final class ComposePage implements Page {
  private final Outbox outbox;
  private final SaveForm saveForm;
  private final VBox box = new VBox();
  private final DestinationBox destination = new DestinationBox(this::edited);
  private final ProtocolBox protocol = new ProtocolBox("compose-protocol", this::edited);
  private final SendOptionsButton options = new SendOptionsButton(this::edited);
  private final MessageField field;
  private final Button send = new Button("Send");
  private final Button save = new Button("Save…");
  private final RepeatButton repeat = new RepeatButton(this::repeat);
  private final SendOutcome outcome = new SendOutcome();
  private Optional<SavedEntry.Send> origin = Optional.empty();
  private Consumer<String> onSent = _ -> {};
  private BiConsumer<SavedSend, Repeat> onRepeat = (_, _) -> {};
  private boolean built;

  /**
   * @param files the dialogs for files
   * @param saveForm saves the message
   */
  ComposePage(Outbox outbox, ObservableValue<CodeStyle> style, SendFiles files, SaveForm saveForm) {
    this.outbox = outbox;
    this.saveForm = saveForm;
    field = new MessageField(style, outbox::seenNames, files, this::edited);
    field.onDestination(destination::write);
    var beside = new ToggleGroup();
    field.setGroup(beside);
    outcome.onBytes(beside, field::showBytes);
    send.setId("compose-send");
    send.getStyleClass().addAll("accent", "send");
    send.setMinWidth(Region.USE_PREF_SIZE);
    send.setTooltip(new Tooltip("Send (Ctrl+Enter)"));
    send.setOnAction(_ -> send());
    save.setId("compose-save");
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setTooltip(new Tooltip("Save this message as a send"));
    save.setOnAction(_ -> save());
    box.getStyleClass().add("compose-page");
    box.getChildren().setAll(head(), field, foot());
    VBox.setVgrow(field, Priority.ALWAYS);
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    built = true;
    edited();
  }

  @Override
  public Node node() {
    return box;
  }

  private HBox head() {
    var to = new Label("To");
    to.setLabelFor(destination);
    to.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(destination, Priority.ALWAYS);
    var head = new HBox(to, destination);
    head.getChildren().addAll(field.controls());
    head.getChildren().addAll(protocol, options);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("line");
    return head;
  }

  private HBox foot() {
    HBox.setHgrow(outcome, Priority.ALWAYS);
    var foot = new HBox(outcome, save, repeat, send);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("line");
    return foot;
  }

  private void keyPressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
      send();
      key.consume();
    }
  }

  private Message message() {
    return new Message(
        field.form(), field.text(), protocol.getValue(), options.envelope(), options.encoding());
  }

  /** Returns the message as a send with a name. */
  private SavedSend written(String name) {
    return SavedSend.of(name, message(), destination.text())
        .withMessage(message(), destination.text(), options.options(), repeat.rhythm());
  }

  private void save() {
    // Fields of the file that are not displayed here are kept.
    var what =
        origin
            .map(one ->
                one.send()
                    .withMessage(message(), destination.text(), options.options(), repeat.rhythm()))
            .orElseGet(() -> written("message"));
    saveForm.show(
        save,
        what,
        origin,
        saved -> {
          origin = Optional.of(saved);
          outcome.done("✓ Saved %s".formatted(saved.send().path()));
        });
  }

  /**
   * Loads a saved or received message.
   *
   * @param from the saved send that it is, if it is one
   */
  void edit(SavedSend what, Optional<SavedEntry.Send> from) {
    origin = from;
    field.show(what.message().form(), what.message().text());
    protocol.setValue(what.message().protocol());
    options.set(what.options(), what.message().encoding(), what.message().envelope());
    repeat.setRhythm(what.rhythm());
    destination.write(what.to());
    edited();
    focusMessage();
  }

  private void edited() {
    if (!built) {
      return; // the constructor is still running
    }
    clearOutcome();
    protocol.setVisible(field.form() == MessageForm.CALL || field.form() == MessageForm.BARE);
    var checked = message();
    String to = destination.text();
    outbox.check(
        checked,
        to,
        result -> {
          if (checked.equals(message()) && to.equals(destination.text())) {
            outcome.preview(result, field::place);
            field.show(result);
          }
        });
  }

  /** Sends the message. */
  void send() {
    if (!options.problem().isEmpty()) {
      show(new Outbox.Outcome.NotSent(options.problem()));
      return;
    }
    outbox.send(message(), destination.text(), options.options(), this::show);
  }

  private void repeat(Rhythm rhythm) {
    if (!options.problem().isEmpty()) {
      show(new Outbox.Outcome.NotSent(options.problem()));
      return;
    }
    var what = written(message().text()).repeated(Optional.of(rhythm));
    outbox.repeat(
        what,
        rhythm,
        result -> {
          show(result);
          if (result instanceof Outbox.Outcome.Repeating now) {
            onRepeat.accept(what, now.repeat());
          }
        });
  }

  void show(Outbox.Outcome result) {
    clearOutcome();
    switch (result) {
      case Outbox.Outcome.Sent sent -> {
        remember(sent.target().toString());
        outcome.sent(sent);
      }
      case Outbox.Outcome.Refused(String refusal) -> outcome.mistake("✕ " + refusal);
      case Outbox.Outcome.Repeating repeating -> {
        remember(repeating.target().toString());
        outcome.done(
            "✓ Repeating to %s%s: see Running"
                .formatted(repeating.target(), SendOutcome.inParentheses(repeating.resolved())));
      }
      case Outbox.Outcome.NotSent(String reason) -> {
        outcome.mistake("✕ " + reason);
        destination.mark(true);
      }
      case Outbox.Outcome.Invalid(Draft.Mistake mistake) -> {
        outcome.mistake("✕ " + field.place(mistake.offset()) + mistake.message());
        field.mark(mistake.offset());
      }
    }
  }

  private void clearOutcome() {
    outcome.clear();
    destination.mark(false);
    field.unmark();
  }

  private void remember(String sentTo) {
    destination.remember(sentTo);
    onSent.accept(sentTo);
  }

  void onSent(Consumer<String> listener) {
    onSent = listener;
  }

  /** Sets the listener for repeats that were started. */
  void onRepeat(BiConsumer<SavedSend, Repeat> listener) {
    onRepeat = listener;
  }

  void setRecent(List<String> recent) {
    destination.setRecent(recent);
  }

  /** Returns the text of the destination. */
  String destination() {
    return destination.text();
  }

  void focusMessage() {
    field.focus();
  }
}
