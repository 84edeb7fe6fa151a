package picklescope.ui.compose;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import picklescope.event.Event;
import picklescope.send.Destination;
import picklescope.send.SavedSend;
import picklescope.session.HeldMessage;
import picklescope.session.Session;
import picklescope.ui.control.Lazy;
import picklescope.ui.text.CodeStyle;
import picklescope.view.command.Keys;
import picklescope.view.compose.ReplaySource;
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

  private final SavedKeys keys;
  private final Lazy<ComposerParts> parts;
  private Arrangement.Composer form = Arrangement.Composer.WHOLE;
  private Consumer<Boolean> onFold = _ -> {};

  /**
   * Creates a composer, which is empty until it is prepared or used.
   *
   * @param session sends the messages
   * @param recorded the messages that can be replayed
   * @param files the dialogs for files
   */
  public Composer(
      Session session, ObservableValue<CodeStyle> style, ReplaySource recorded, SendFiles files) {
    setId("composer");
    getStyleClass().add("composer");
    keys = new SavedKeys(session.savedFiles());
    parts = new Lazy<>(() -> parts(session, style, recorded, files));
  }

  private ComposerParts parts(
      Session session, ObservableValue<CodeStyle> style, ReplaySource recorded, SendFiles files) {
    var made = new ComposerParts(session, style, recorded, files, keys, getChildren());
    made.pages().display(form);
    made.pages().onFold(fold -> onFold.accept(fold));
    return made;
  }

  /** Creates its pages now, so that the first use need not wait for them. */
  public void prepare() {
    parts.get();
  }

  /** Displays a page whole, and moves the focus to its button. */
  public void display(PageName page) {
    parts.get().pages().display(page);
  }

  /** Returns whether a page is the one that is displayed, or would be if there were room. */
  public boolean isShown(PageName page) {
    return parts.made().map(made -> made.pages().isShown(page)).orElse(page == PageName.COMPOSE);
  }

  /** Displays one of the forms; the size of those in which it is not whole depends on its parts. */
  public void display(Arrangement.Composer newForm) {
    form = newForm;
    if (form != Arrangement.Composer.WHOLE) {
      prepare();
    }
    parts.ifMade(made -> made.pages().display(form));
  }

  /** Sets the listener that is called when it is to be folded ({@code true}) or unfolded. */
  public void onFold(Consumer<Boolean> listener) {
    onFold = listener;
  }

  /** Sends the message in the composer. */
  public void send() {
    parts.get().compose().send();
  }

  /** Sends the saved send that has a key; returns whether there is one. */
  public boolean sendByKey(KeyEvent key) {
    var found = keys.pressed(key);
    found.ifPresent(one -> parts.get().commands().send(one));
    return found.isPresent();
  }

  /** Sets the keys that the window uses itself; they never send a saved send. */
  public void setTakenKeys(Predicate<Keys> taken) {
    keys.setTaken(taken);
  }

  /** Stops all repeats and replays and the demo lab, and switches all responders off. */
  public void stopAll() {
    parts.get().stopAll();
  }

  /** Returns what sends by itself right now. */
  public Sending sending() {
    return parts.made().map(ComposerParts::sending).orElse(Sending.NOTHING);
  }

  /** Updates the pages; called for each frame, at most thirty times a second. */
  public void pulse() {
    parts.ifMade(ComposerParts::pulse);
  }

  /** Loads a message into the composer, and moves the focus to it. */
  public void write(SavedSend one) {
    parts.get().pages().select(PageName.COMPOSE);
    parts.get().compose().edit(one, Optional.empty());
  }

  /** Loads the message of an event into the composer. */
  public void edit(Event event) {
    parts.get().events().message(event, this::write);
  }

  /** Loads a message that a relay holds; the next message that is sent goes on in its place. */
  public void editHeld(HeldMessage held) {
    var now = parts.get();
    now.events()
        .held(
            held,
            one -> {
              now.pages().select(PageName.COMPOSE);
              now.compose().editHeld(one, held);
            });
  }

  /** Saves the message of an event as a send and reports the result. */
  public void save(Event event, Consumer<String> report) {
    parts.get().events().save(event, report);
  }

  /**
   * Sends the bytes of an event again and reports the result. A sent message goes to the same
   * destination, a received one to the destination in the composer.
   */
  public void resend(Event event, Consumer<String> report) {
    parts.get().events().resend(event, report);
  }

  /** Returns the destination in the composer. */
  public String destination() {
    return parts.get().compose().destination();
  }

  /** Sets the recent destinations; the first, which is the latest, is displayed. */
  public void setRecent(List<String> recent) {
    parts.get().compose().setRecent(recent);
  }

  /** Sends an example message. */
  public void sendTest(Destination to) {
    parts.get().sendTest(to);
  }

  /** Moves the focus to the displayed page: to the text of the message, or to its button. */
  public void focusPage() {
    parts.get().pages().focusShown();
  }

  /** Moves the focus to the text of the message. */
  public void focusMessage() {
    parts.get().pages().focusMessage();
  }

  @Override
  public void close() {
    parts.ifMade(ComposerParts::close);
  }
}
