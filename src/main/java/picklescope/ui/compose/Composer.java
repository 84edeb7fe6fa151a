package picklescope.ui.compose;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import picklescope.event.Event;
import picklescope.net.SendOptions;
import picklescope.send.Destination;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Repeat;
import picklescope.send.Rhythm;
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
import picklescope.view.compose.RepeatList;
import picklescope.view.compose.RepeatsFile;
import picklescope.view.compose.ReplayPlayer;
import picklescope.view.compose.ReplaySource;
import picklescope.view.compose.ResponderSwitches;
import picklescope.view.compose.SavedChanges;
import picklescope.view.compose.SavedEntry;
import picklescope.view.compose.SendResult;
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

  private final Session session;
  private final Outbox outbox;
  private final PageRail pages;
  private final SavedKeys keys;
  private final ComposePage compose;
  private final Lazy<SavedPage> saved;
  private final RepeatList repeats;
  private final Lazy<JobsPage> jobs;
  private final ResponderSwitches switches;
  private final Lazy<RespondersPage> responders;
  private final ReplayPlayer player;
  private final EventSends events;
  private final Map<PageName, ToggleButton> buttons = new EnumMap<>(PageName.class);
  private final ToggleButton toCompose;
  private final ToggleButton toJobs;
  private final ToggleButton toResponders;
  private final Lazy<FoldedLine> folded = new Lazy<>(this::foldedLine);
  private Consumer<Boolean> onFold = _ -> {};
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
    this.session = session;
    outbox = new Outbox(session, Platform::runLater);
    setId("composer");
    getStyleClass().add("composer");
    var savedFiles = session.savedFiles();
    keys = new SavedKeys(savedFiles);
    var changes = new SavedChanges(savedFiles, Platform::runLater);
    var saveForm = new Lazy<>(() -> new SaveForm(savedFiles, changes, keys));
    compose = new ComposePage(outbox, style, files, saveForm);
    saved =
        new Lazy<>(() -> {
          var page =
              new SavedPage(savedFiles, changes, files, saveForm.get(), keys, new SavedCommands());
          page.display(savedFiles.snapshots());
          return page;
        });
    var repeatsFile = new RepeatsFile(outbox, session.savedRepeats(), this::warn);
    repeats = new RepeatList(outbox, repeatsFile, this::showRepeats);
    jobs = new Lazy<>(() -> new JobsPage(repeats, this::stopAll));
    switches = new ResponderSwitches(outbox, session.responders());
    responders = new Lazy<>(() -> new RespondersPage(outbox, switches, savedFiles));
    player = new ReplayPlayer(session, recorded);
    events = new EventSends(outbox, compose, savedFiles, saved);
    compose.onRepeat(repeats::started);
    pages = new PageRail(compose, () -> onFold.accept(true));
    toCompose = add(PageName.COMPOSE, () -> compose);
    add(PageName.SAVED, saved);
    toJobs = add(PageName.RUNNING, jobs);
    toResponders = add(PageName.RESPONDERS, responders);
    add(PageName.REPLAY, new Lazy<>(() -> new ReplayPage(player)));
    getChildren().setAll(pages);
    display(Arrangement.Composer.WHOLE);
    toCompose.setSelected(true);
    savedFiles.watch(all ->
        Platform.runLater(() -> {
          saved.ifMade(page -> page.display(all));
          switches.update(all);
          responders.ifMade(RespondersPage::display);
        }));
    repeatsFile.read();
    remember(session.settings());
  }

  /** Restores the recent destinations, and keeps those of each message that was sent. */
  private void remember(SettingsKeeper settings) {
    var recent = settings.get(Settings.RECENT_DESTINATIONS);
    setRecent(recent.isEmpty() ? List.of("localhost:4950") : recent);
    compose.onSent(
        to -> settings.update(old -> old.withFirst(Settings.RECENT_DESTINATIONS, to.strip())));
  }

  private void showRepeats() {
    jobs.ifMade(JobsPage::display);
  }

  /** Displays on the page of saved sends what is wrong with a file; nothing if it is empty. */
  private void warn(String text) {
    if (text.isEmpty()) {
      saved.ifMade(page -> page.warn(text));
    } else {
      saved.get().warn(text);
    }
  }

  private ToggleButton add(PageName name, Supplier<? extends Page> page) {
    var button = pages.add(name.title(), name.id(), name.help(), page);
    buttons.put(name, button);
    return button;
  }

  /** Displays a page whole, and moves the focus to its button. */
  public void display(PageName page) {
    onFold.accept(false);
    var button = Objects.requireNonNull(buttons.get(page)); // each page has one
    button.setSelected(true);
    button.requestFocus();
  }

  /** Returns whether a page is the one that is displayed, or would be if there were room. */
  public boolean isShown(PageName page) {
    return Objects.requireNonNull(buttons.get(page)).isSelected();
  }

  /** Displays one of the forms. */
  public void display(Arrangement.Composer form) {
    boolean isFolded = form == Arrangement.Composer.FOLDED;
    pages.setVisible(!isFolded);
    pages.setManaged(!isFolded);
    if (isFolded) {
      folded.get();
    }
    folded.ifMade(line -> {
      line.setVisible(isFolded);
      line.setManaged(isFolded);
    });
    compose.setWhole(form != Arrangement.Composer.ALONE);
    pages.setNarrow(form != Arrangement.Composer.WHOLE);
  }

  private FoldedLine foldedLine() {
    var line = compose.folded(this::focusMessage);
    getChildren().add(line);
    return line;
  }

  /** Sets the listener that is called when it is to be folded ({@code true}) or unfolded. */
  public void onFold(Consumer<Boolean> listener) {
    onFold = listener;
  }

  /** Performs the commands of the page of saved sends. */
  private final class SavedCommands implements SavedPage.Actions {
    @Override
    public void edit(SavedEntry.Send one) {
      onFold.accept(false);
      toCompose.setSelected(true);
      compose.edit(one.send(), Optional.of(one));
    }

    @Override
    public void send(SavedSend one) {
      outbox.send(one, result -> display(one, result));
    }

    @Override
    public void repeat(SavedSend one, Rhythm rhythm) {
      outbox.repeat(one, rhythm, result -> display(one, result));
    }

    private void display(SavedSend one, SendResult result) {
      compose.display(one, result);
      saved.get().display(one, result);
      if (result instanceof SendResult.Repeating now) {
        repeats.started(one, now.repeat());
      }
    }
  }

  /** Sends the message in the composer. */
  public void send() {
    compose.send();
  }

  /** Sends the saved send that has a key; returns whether there is one. */
  public boolean sendByKey(KeyEvent key) {
    var found = keys.pressed(key);
    found.ifPresent(one -> new SavedCommands().send(one));
    return found.isPresent();
  }

  /** Sets the keys that the window uses itself; they never send a saved send. */
  public void setTakenKeys(Predicate<Keys> taken) {
    keys.setTaken(taken);
  }

  /** Stops all repeats and replays and the demo lab, and switches all responders off. */
  public void stopAll() {
    session.demo().stop();
    player.stop(); // it may not have started yet
    session.jobs().stopAll();
    outbox.run(() -> {
      session.responders().switchAllOff();
      Platform.runLater(pages::refresh);
    });
    pages.refresh();
  }

  /** Returns what sends by itself right now. */
  public Sending sending() {
    return new Sending(
        running(), player.isActive() ? 1 : 0, switches.on(), session.demo().isPlaying());
  }

  /** Returns the number of active repeats. */
  private long running() {
    return session.jobs().list().stream()
        .filter(one -> one.job() instanceof Repeat && one.job().status().state().isActive())
        .count();
  }

  /** Updates the pages; called for each frame, at most thirty times a second. */
  public void pulse() {
    if (refreshes.take()) {
      count(toJobs, "Running", running());
      count(toResponders, "Responders", switches.on());
      pages.refresh();
    }
  }

  private static void count(ToggleButton button, String title, long count) {
    button.setText(count == 0 ? title : "%s · %,d".formatted(title, count));
  }

  /** Loads a message into the composer, and moves the focus to it. */
  public void write(SavedSend one) {
    onFold.accept(false);
    toCompose.setSelected(true);
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
          onFold.accept(false);
          toCompose.setSelected(true);
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
    if (isShown(PageName.COMPOSE)) {
      focusMessage();
    } else {
      buttons.keySet().stream().filter(this::isShown).findFirst().ifPresent(this::display);
    }
  }

  /** Moves the focus to the text of the message. */
  public void focusMessage() {
    onFold.accept(false);
    toCompose.setSelected(true);
    compose.focusMessage();
  }

  @Override
  public void close() {
    player.stop();
    outbox.close();
  }
}
