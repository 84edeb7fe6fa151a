package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.send.Message;
import picklescope.send.Repeat;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.session.HeldMessage;
import picklescope.ui.control.LowScroll;
import picklescope.ui.control.Tips;
import picklescope.ui.control.WrappingLine;
import picklescope.ui.text.CodeStyle;
import picklescope.view.compose.Draft;
import picklescope.view.compose.Outbox;
import picklescope.view.compose.RepeatNews;
import picklescope.view.compose.SavedEntry;
import picklescope.view.compose.SendResult;

/** The page in which a message is written, previewed, sent, repeated and saved. */
final class ComposePage implements Page {
  private static final String GONE =
      "The held message has gone on as it was, or was dropped. Send sends this as a new one.";

  private final Outbox outbox;
  private final Supplier<SaveForm> saveForm;
  private final VBox box = new VBox();
  private final MessageEditor editor;
  private final Button send = new Button("Send");
  private final Button save = new Button("Save…");
  private final RepeatButton repeat = new RepeatButton(this::repeat);
  private final OutcomeLine outcome = new OutcomeLine();
  private long attempts; // to send; the result of the latest is displayed
  private final LowScroll scroll;
  private Optional<SavedEntry.Send> origin = Optional.empty();
  private Optional<Message> repeated = Optional.empty(); // the message that was repeated last
  private Optional<SendResult.Repeating> reported = Optional.empty();
  private final HeldEditing held = new HeldEditing(send, List.of(repeat, save));
  private Consumer<String> onSent = _ -> {};
  private BiConsumer<SavedSend, Repeat> onRepeat = (_, _) -> {};

  /**
   * @param files the dialogs for files
   * @param saveForm saves the message
   */
  ComposePage(
      Outbox outbox,
      ObservableValue<CodeStyle> style,
      SendFiles files,
      Supplier<SaveForm> saveForm) {
    this.outbox = outbox;
    this.saveForm = saveForm;
    var beside = new ToggleGroup();
    editor = new MessageEditor(outbox, style, files, beside);
    outcome.onBytes(beside, editor::showBytes);
    send.setId("compose-send");
    send.getStyleClass().addAll("accent", "send");
    send.setMinWidth(Region.USE_PREF_SIZE);
    send.setOnAction(_ -> send());
    save.setId("compose-save");
    save.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(save, "Save this message as a send");
    save.setOnAction(_ -> save());
    HBox.setHgrow(outcome, Priority.ALWAYS);
    var foot = new ArrayList<Node>(List.of(outcome));
    foot.addAll(held.nodes());
    foot.addAll(List.of(save, repeat, send));
    held.onChange(editor.destination()::setDisable);
    box.getStyleClass().add("compose-page");
    var message = new VBox();
    message.getStyleClass().add("message");
    message.getChildren().setAll(editor.nodes());
    scroll = new LowScroll(message); // Send stays in view
    VBox.setVgrow(scroll, Priority.ALWAYS);
    box.getChildren().setAll(scroll, new WrappingLine(foot));
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    editor.listen(this::edited, outcome::preview);
  }

  @Override
  public Region node() {
    return box;
  }

  private void edited() {
    reported = Optional.empty();
    outcome.clear();
  }

  /** Updates the news of the repeat that was started last, and of a held message. */
  @Override
  public void refresh() {
    if (held.hasGone()) {
      outcome.mistake(GONE);
    }
    reported
        .map(RepeatNews::of)
        .ifPresent(news -> {
          outcome.repeating(news);
          if (news.ended()) {
            reported = Optional.empty();
          }
        });
  }

  /** Sets whether there is room for the whole message without scrolling. */
  void setWhole(boolean whole) {
    scroll.setWhole(whole);
  }

  /** Returns this page in one line. */
  FoldedLine folded(Runnable unfold) {
    return new FoldedLine(
        editor.destination().getEditor().textProperty(),
        editor.textProperty(),
        outcome.textProperty(),
        unfold,
        this::send);
  }

  private void keyPressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
      send();
      key.consume();
    }
  }

  private void save() {
    if (!isValid()) {
      return;
    }
    // Fields of the file that are not displayed here are kept.
    var what =
        origin.map(one -> editor.applyTo(one.send())).orElseGet(() -> editor.send("message"));
    saveForm
        .get()
        .show(
            save,
            what.repeated(repeat.rhythm()),
            repeated.filter(what.message()::equals).isPresent(),
            origin,
            saved -> {
              origin = Optional.of(saved);
              reported = Optional.empty();
              String path = saved.send().path();
              if (editor.mistake().isEmpty()) {
                outcome.done("✓ Saved %s".formatted(path));
              } else {
                outcome.mistake(
                    "Saved %s as a draft, which cannot be sent yet. %s"
                        .formatted(path, editor.mistake()));
              }
            });
  }

  /**
   * Loads a saved or received message.
   *
   * @param from the saved send that it is, if it is one
   */
  void edit(SavedSend what, Optional<SavedEntry.Send> from) {
    held.end();
    origin = from;
    repeated = what.rhythm().map(_ -> what.message());
    repeat.setRhythm(what.rhythm());
    editor.load(what);
    focusMessage();
  }

  /**
   * Loads a message that a relay holds; the next message that is sent goes on in its place.
   *
   * @param what the message in the composer's terms
   */
  void editHeld(SavedSend what, HeldMessage message) {
    edit(what, Optional.empty());
    held.begin(message);
  }

  private void sendOn(HeldMessage message) {
    editor.checked(draft -> {
      if (held.edited().filter(message::equals).isEmpty()) {
        return; // it was sent on by an earlier click, or has gone on, which has been reported
      }
      switch (draft) {
        case Draft.Mistake wrong -> display(new SendResult.Invalid(wrong));
        case Draft.Ready ready -> {
          if (held.sendOn(ready)) {
            outcome.done("✓ Sent on in the place of the held message");
          } else {
            outcome.mistake(GONE);
          }
        }
      }
    });
  }

  /** Sends the message. */
  void send() {
    if (held.edited().isPresent()) {
      held.edited().ifPresent(this::sendOn);
      return;
    }
    long attempt = ++attempts;
    if (isValid()) {
      outbox.send(
          editor.send("message"),
          result -> {
            if (attempt == attempts) {
              display(result);
            } else if (result instanceof SendResult.Sent sent) {
              onSent.accept(sent.target().toString()); // a later attempt has its own outcome
            }
          });
    }
  }

  private void repeat(Rhythm rhythm) {
    if (isValid()) {
      var what = editor.send(editor.text()).repeated(Optional.of(rhythm));
      outbox.repeat(
          what,
          rhythm,
          result -> {
            display(result);
            if (result instanceof SendResult.Repeating now) {
              repeated = Optional.of(what.message());
              onRepeat.accept(what, now.repeat());
            }
          });
    }
  }

  /** Returns whether the options are valid, and reports if they are not. */
  private boolean isValid() {
    String problem = editor.problem();
    if (!problem.isEmpty()) {
      display(new SendResult.NotSent(problem));
    }
    return problem.isEmpty();
  }

  /** Reports a result. */
  void display(SendResult result) {
    outcome.clear();
    reported = Optional.empty();
    editor.mark(result);
    switch (result) {
      case SendResult.Sent sent -> {
        onSent.accept(sent.target().toString());
        outcome.sent(sent);
      }
      case SendResult.Refused(String refusal) -> outcome.mistake("✕ " + refusal);
      case SendResult.Repeating repeating -> {
        onSent.accept(repeating.target().toString());
        reported = Optional.of(repeating);
        refresh();
      }
      case SendResult.NotSent(String reason) -> outcome.mistake("✕ " + reason);
      case SendResult.Invalid(Draft.Mistake mistake) ->
          outcome.mistake("✕ " + editor.position(mistake.offset()) + mistake.message());
    }
  }

  /** Reports the result of a saved send; a mistake is not one in the fields of this page. */
  void display(SavedSend one, SendResult result) {
    result
        .failure()
        .ifPresentOrElse(
            why -> outcome.mistake("✕ %s: %s".formatted(one.name(), why)), () -> display(result));
  }

  /** Sets the listener for the destinations of messages that were sent. */
  void onSent(Consumer<String> listener) {
    onSent = listener;
  }

  /** Sets the listener for repeats that were started. */
  void onRepeat(BiConsumer<SavedSend, Repeat> listener) {
    onRepeat = listener;
  }

  void setRecent(List<String> recent) {
    editor.destination().setRecent(recent);
  }

  /** Returns the text of the destination. */
  String destination() {
    return editor.destination().text();
  }

  void focusMessage() {
    editor.focus();
  }
}
