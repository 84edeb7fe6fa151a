package picklescope.ui.compose;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import picklescope.event.Event;
import picklescope.net.SendOptions;
import picklescope.saved.SavedFiles;
import picklescope.send.Destination;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedSend;
import picklescope.session.HeldMessage;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Throttle;
import picklescope.ui.text.CodeStyle;
import picklescope.view.command.Keys;
import picklescope.view.compose.MessageTexts;
import picklescope.view.compose.Outbox;
import picklescope.view.compose.ReplaySource;
import picklescope.view.compose.SavedChanges;
import picklescope.view.compose.Sending;
import picklescope.view.layout.Arrangement;

/** The composer: pages in which messages are written, saved, repeated, answered and replayed. */
public final class Composer extends StackPane implements AutoCloseable {
  /** The pages, in their order. */
  public enum PageName {
    COMPOSE("Compose", "Write a message and send it"),
    SAVED("Saved", "Saved messages"),
    RUNNING("Running", "Repeated messages"),
    RESPONDERS("Responders", "Automatic answers"),
    REPLAY("Replay", "Send recorded messages again");

    private final String title;
    private final String help;

    PageName(String title, String help) {
      this.title = title;
      this.help = help;
    }

    /** Returns the id of the button that displays the page, and of the command. */
    public String id() {
      return "page-" + title.toLowerCase(Locale.ROOT);
    }

    /** Returns the title for the user. */
    public String title() {
      return title;
    }

    /** Returns what the page is for. */
    public String help() {
      return help;
    }
  }

  private final Outbox outbox;
  private final ComposePage compose;
  private final ComposerPages pages;
  private final SelfSenders senders;
  private final SavedKeys keys;
  private final SavedCommands commands;
  private final Lazy<SavedPage> saved;
  private final EventSends events;
  private final Throttle refreshes = new Throttle();

  /**
   * Creates a composer.
   *
   * @param session sends the messages
   * @param recorded the messages that can be replayed
   * @param files the dialogs for files
   */
  public Composer(
      Session session, ObservableValue<CodeStyle> style, ReplaySource recorded, SendFiles files) {
    outbox = new Outbox(session, Platform::runLater);
    setId("composer");
    getStyleClass().add("composer");
    var savedFiles = session.savedFiles();
    keys = new SavedKeys(savedFiles);
    var changes = new SavedChanges(savedFiles, Platform::runLater);
    var saveForm = new Lazy<>(() -> new SaveForm(savedFiles, changes, keys));
    compose = new ComposePage(outbox, style, files, saveForm);
    pages = new ComposerPages(getChildren(), compose);
    senders = new SelfSenders(session, outbox, recorded, this::warn, this::stopAll);
    saved = new Lazy<>(() -> savedPage(savedFiles, changes, files, saveForm.get()));
    commands = new SavedCommands(pages, compose, outbox, senders.repeats(), saved);
    events = new EventSends(outbox, compose, savedFiles, saved);
    compose.onRepeat(senders.repeats()::started);
    pages.add(PageName.COMPOSE, () -> compose);
    pages.add(PageName.SAVED, saved);
    pages.add(PageName.RUNNING, senders.jobs());
    pages.add(PageName.RESPONDERS, senders.responders());
    pages.add(PageName.REPLAY, senders.replay());
    display(Arrangement.Composer.WHOLE);
    pages.select(PageName.COMPOSE);
    savedFiles.watch(all -> Platform.runLater(() -> display(all)));
    senders.read();
    remember(session.settings());
  }

  private SavedPage savedPage(
      SavedFiles savedFiles, SavedChanges changes, SendFiles files, SaveForm form) {
    var page = new SavedPage(savedFiles, changes, files, form, keys, commands);
    page.display(savedFiles.snapshots());
    return page;
  }

  private void display(List<SavedFiles.Snapshot> all) {
    saved.ifMade(page -> page.display(all));
    senders.switches().update(all);
    senders.responders().ifMade(RespondersPage::display);
  }

  /** Restores the recent destinations, and keeps those of each message that was sent. */
  private void remember(SettingsKeeper settings) {
    var recent = settings.get(Settings.RECENT_DESTINATIONS);
    setRecent(recent.isEmpty() ? List.of("localhost:4950") : recent);
    compose.onSent(
        to -> settings.update(old -> old.withFirst(Settings.RECENT_DESTINATIONS, to.strip())));
  }

  /** Displays on the page of saved sends what is wrong with a file; nothing if it is empty. */
  private void warn(String text) {
    if (text.isEmpty()) {
      saved.ifMade(page -> page.warn(text));
    } else {
      saved.get().warn(text);
    }
  }

  /** Displays a page whole, and moves the focus to its button. */
  public void display(PageName page) {
    pages.display(page);
  }

  /** Returns whether a page is the one that is displayed, or would be if there were room. */
  public boolean isShown(PageName page) {
    return pages.isShown(page);
  }

  /** Displays one of the forms. */
  public void display(Arrangement.Composer form) {
    pages.display(form);
  }

  /** Sets the listener that is called when it is to be folded ({@code true}) or unfolded. */
  public void onFold(Consumer<Boolean> listener) {
    pages.onFold(listener);
  }

  /** Sends the message in the composer. */
  public void send() {
    compose.send();
  }

  /** Sends the saved send that has a key; returns whether there is one. */
  public boolean sendByKey(KeyEvent key) {
    var found = keys.pressed(key);
    found.ifPresent(commands::send);
    return found.isPresent();
  }

  /** Sets the keys that the window uses itself; they never send a saved send. */
  public void setTakenKeys(Predicate<Keys> taken) {
    keys.setTaken(taken);
  }

  /** Stops all repeats and replays and the demo lab, and switches all responders off. */
  public void stopAll() {
    senders.stopAll(pages::refresh);
    pages.refresh();
  }

  /** Returns what sends by itself right now. */
  public Sending sending() {
    return senders.sending();
  }

  /** Updates the pages; called for each frame, at most thirty times a second. */
  public void pulse() {
    if (refreshes.take()) {
      pages.showCount(PageName.RUNNING, senders.running());
      pages.showCount(PageName.RESPONDERS, senders.switches().on());
      pages.refresh();
    }
  }

  /** Loads a message into the composer, and moves the focus to it. */
  public void write(SavedSend one) {
    pages.select(PageName.COMPOSE);
    compose.edit(one, Optional.empty());
  }

  /** Loads the message of an event into the composer. */
  public void edit(Event event) {
    events.message(event, this::write);
  }

  /** Loads a message that a relay holds; the next message that is sent goes on in its place. */
  public void editHeld(HeldMessage held) {
    events.held(
        held,
        one -> {
          pages.select(PageName.COMPOSE);
          compose.editHeld(one, held);
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

  /** Sets the recent destinations; the first, which is the latest, is displayed. */
  public void setRecent(List<String> recent) {
    compose.setRecent(recent);
  }

  /** Sends an example message. */
  public void sendTest(Destination to) {
    outbox.send(
        Message.of(MessageForm.CALL, MessageTexts.EXAMPLE),
        to.toString(),
        SendOptions.usual(),
        compose::display);
  }

  /** Moves the focus to the displayed page: to the text of the message, or to its button. */
  public void focusPage() {
    pages.focusShown();
  }

  /** Moves the focus to the text of the message. */
  public void focusMessage() {
    pages.focusMessage();
  }

  @Override
  public void close() {
    senders.close();
    outbox.close();
  }
}
