package picklescope.ui.compose;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.event.Event;
import picklescope.net.SendOptions;
import picklescope.saved.SavedFiles;
import picklescope.send.Destination;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Repeat;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.ui.text.CodeStyle;
import picklescope.view.compose.Draft;
import picklescope.view.compose.ReplaySource;
import picklescope.view.compose.SavedEntry;

/**
 * The composer: pages in which messages are written, saved, repeated, answered and replayed, with
 * buttons at the left that select the page.
 */
public final class Composer extends HBox implements AutoCloseable {
  private static final int PULSES_PER_REFRESH = 8;

  private final Outbox outbox;
  private final SavedFiles savedFiles;
  private final ToggleGroup pages = new ToggleGroup();
  private final StackPane place = new StackPane();
  private final SaveForm saveForm;
  private final ComposePage compose;
  private final SavedPage saved;
  private final JobsPage jobs;
  private final RespondersPage responders;
  private final ReplayPage replay;
  private final EventSends events;
  private final ToggleButton toCompose;
  private final ToggleButton toJobs;
  private final ToggleButton toResponders;
  private Page shown;
  private int pulses;

  /**
   * Creates a composer.
   *
   * @param recorded the messages that can be replayed
   * @param files the dialogs for files
   */
  public Composer(
      Outbox outbox, ObservableValue<CodeStyle> style, ReplaySource recorded, SendFiles files) {
    this.outbox = outbox;
    setId("composer");
    getStyleClass().add("composer");
    savedFiles = outbox.session().savedFiles();
    saveForm = new SaveForm(savedFiles);
    compose = new ComposePage(outbox, style, files, saveForm);
    saved = new SavedPage(savedFiles, files, saveForm, new SavedActions());
    var keptRepeats = new KeptSends(outbox, outbox.session().savedRepeats(), saved::warn);
    jobs = new JobsPage(outbox, keptRepeats, this::stopAll);
    responders = new RespondersPage(outbox, savedFiles);
    events = new EventSends(outbox, compose, savedFiles, saved);
    compose.onRepeat(jobs::started);
    shown = compose;
    toCompose = page("Compose", "page-compose", "Write a message and send it", compose);
    var toSaved = page("Saved", "page-saved", "Saved messages", saved);
    toJobs = page("Running", "page-running", "Repeated messages", jobs);
    toResponders = page("Responders", "page-responders", "Automatic answers", responders);
    replay = new ReplayPage(outbox, recorded);
    var toReplay = page("Replay", "page-replay", "Send recorded messages again", replay);
    var rail = new VBox(toCompose, toSaved, toJobs, toResponders, toReplay);
    rail.getStyleClass().add("rail");
    place.setMinWidth(0);
    setHgrow(place, Priority.ALWAYS);
    getChildren().setAll(rail, place);
    toCompose.setSelected(true);
    savedFiles.watch(all ->
        Platform.runLater(() -> {
          saved.show(all);
          responders.show(all);
        }));
    keptRepeats.read();
  }

  private ToggleButton page(String title, String id, String help, Page page) {
    var button = new ToggleButton(title);
    button.setId(id);
    button.setToggleGroup(pages);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setTooltip(new Tooltip(help));
    button
        .selectedProperty()
        .addListener((_, _, selected) -> {
          if (selected) {
            shown = page;
            place.getChildren().setAll(page.node());
            page.refresh();
          } else if (pages.getSelectedToggle() == null) {
            button.setSelected(true); // a page is always selected
          }
        });
    return button;
  }

  /** Performs the commands of the page of saved sends. */
  private final class SavedActions implements SavedPage.Actions {
    @Override
    public void edit(SavedEntry.Send one) {
      toCompose.setSelected(true);
      compose.edit(one.send(), Optional.of(one));
    }

    @Override
    public void send(SavedSend one) {
      outbox.send(one.message(), one.to(), one.options(), outcome -> display(one, outcome));
    }

    @Override
    public void repeat(SavedSend one, Rhythm rhythm) {
      outbox.repeat(one, rhythm, outcome -> display(one, outcome));
    }

    private void display(SavedSend one, Outbox.Outcome outcome) {
      compose.show(outcome);
      switch (outcome) {
        case Outbox.Outcome.Sent sent ->
            saved.report("✓ Sent %s to %s".formatted(one.name(), sent.target()));
        case Outbox.Outcome.Refused(String refusal) ->
            saved.warn("✕ %s: %s".formatted(one.name(), refusal));
        case Outbox.Outcome.NotSent(String reason) ->
            saved.warn("✕ %s: %s".formatted(one.name(), reason));
        case Outbox.Outcome.Invalid(Draft.Mistake mistake) ->
            saved.warn("✕ %s: %s".formatted(one.name(), mistake.message()));
        case Outbox.Outcome.Repeating(_, _, Repeat repeat) -> {
          saved.report("✓ Repeating %s: see Running".formatted(one.name()));
          jobs.started(one, repeat);
        }
      }
    }
  }

  /** Sends the message in the composer. */
  public void send() {
    compose.send();
  }

  /** Sends the saved send that has a key; returns whether there is one. */
  public boolean sendByKey(KeyEvent key) {
    var found =
        savedFiles.snapshots().stream()
            .flatMap(file -> file.content().sends().stream())
            .filter(one -> SaveForm.combination(one.key()).filter(it -> it.match(key)).isPresent())
            .findFirst();
    found.ifPresent(one -> new SavedActions().send(one));
    return found.isPresent();
  }

  /** Sets the keys that the window uses itself; saved sends cannot have them. */
  public void setTakenKeys(Predicate<KeyCombination> taken) {
    saveForm.setTaken(taken);
  }

  /** Stops all repeats and replays, and switches all responders off. */
  public void stopAll() {
    replay.stop(); // it may not have started yet
    outbox.session().jobs().stopAll();
    outbox.run(() -> {
      outbox.session().responders().switchAllOff();
      Platform.runLater(shown::refresh);
    });
    shown.refresh();
  }

  /** Updates the pages; called for each frame, at most thirty times a second. */
  public void pulse() {
    if (++pulses % PULSES_PER_REFRESH != 0) {
      return;
    }
    count(toJobs, "Running", jobs.running(Repeat.class::isInstance));
    count(toResponders, "Responders", responders.on());
    shown.refresh();
  }

  private static void count(ToggleButton button, String title, long count) {
    button.setText(count == 0 ? title : "%s · %,d".formatted(title, count));
  }

  /** Loads the message of an event into the composer. */
  public void edit(Event event) {
    events.message(
        event,
        one -> {
          toCompose.setSelected(true);
          compose.edit(one, Optional.empty());
        });
  }

  /** Saves the message of an event as a send and reports the result. */
  public void save(Event event, Consumer<String> report) {
    events.save(event, report);
  }

  /**
   * Sends the bytes of an event again and reports the result. A sent message goes to the same
   * destination, a received one to the destination in the composer.
   */
  public void resend(Event event, Consumer<String> report) {
    events.resend(event, report);
  }

  /** Returns the destination in the composer. */
  public String destination() {
    return compose.destination();
  }

  /** Sets a listener that receives the destinations of each message that was sent. */
  public void onSent(Consumer<String> listener) {
    compose.onSent(listener);
  }

  /**
   * Sets the recent destinations, the latest first, which becomes the destination in the composer.
   */
  public void setRecent(List<String> recent) {
    compose.setRecent(recent);
  }

  /** Sends an example message. */
  public void sendTest(Destination to) {
    outbox.send(
        Message.of(MessageForm.CALL, MessageField.EXAMPLE),
        to.toString(),
        SendOptions.usual(),
        compose::show);
  }

  /** Moves the focus to the text of the message. */
  public void focusMessage() {
    toCompose.setSelected(true);
    compose.focusMessage();
  }

  @Override
  public void close() {
    replay.stop();
    outbox.close();
  }
}
