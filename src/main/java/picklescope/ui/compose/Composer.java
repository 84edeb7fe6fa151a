package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.net.SendOptions;
import picklescope.python.Call;
import picklescope.python.Repr;
import picklescope.send.Destination;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Repeat;
import picklescope.send.SavedSend;
import picklescope.session.CopyForm;
import picklescope.ui.text.CodeStyle;

/**
 * Where messages are written, kept, repeated, answered and replayed: a page for each, chosen at the
 * left.
 */
public final class Composer extends HBox implements AutoCloseable {
  private static final int PULSES_A_REFRESH = 8;

  private final Outbox outbox;
  private final VBox rail = new VBox();
  private final ToggleGroup pages = new ToggleGroup();
  private final StackPane place = new StackPane();
  private final ComposePage compose;
  private final SavedPage saved;
  private final JobsPage jobs;
  private final RespondersPage responders;
  private final KeptSends keptSends;
  private final ToggleButton toCompose;
  private final ToggleButton toJobs;
  private final ToggleButton toResponders;
  private Page shown;
  private int pulses;

  /**
   * An empty composer.
   *
   * @param replay what can be replayed
   * @param files asks for files
   */
  public Composer(
      Outbox outbox, ObservableValue<CodeStyle> style, ReplaySource replay, SendFiles files) {
    this.outbox = outbox;
    setId("composer");
    getStyleClass().add("composer");
    var session = outbox.session();
    keptSends = new KeptSends(outbox, session.savedSends(), this::warnOfSaved);
    var keptRepeats = new KeptSends(outbox, session.savedRepeats(), this::warnOfSaved);
    var form = new SaveForm(keptSends, this::written);
    compose =
        new ComposePage(outbox, style, files, at -> form.show(at, this::written, this::wasSaved));
    saved = new SavedPage(outbox, keptSends, files, form, this::edit, this::send);
    jobs = new JobsPage(outbox, keptRepeats, this::stopAll);
    responders = new RespondersPage(outbox, keptSends);
    keptSends.onChange(content -> {
      saved.show(content.sends());
      responders.show(content.responders());
    });
    compose.onRepeat(jobs::started);
    shown = compose;
    toCompose = page("Compose", "page-compose", "Write a message and send it", compose);
    var toSaved = page("Saved", "page-saved", "Messages that are kept", saved);
    toJobs = page("Running", "page-running", "What repeats", jobs);
    toResponders = page("Responders", "page-responders", "What answers by itself", responders);
    var toReplay =
        page(
            "Replay",
            "page-replay",
            "Send recorded messages again",
            new ReplayPage(outbox, replay));
    rail.getStyleClass().add("rail");
    rail.getChildren().setAll(toCompose, toSaved, toJobs, toResponders, toReplay);
    place.setMinWidth(0);
    setHgrow(place, Priority.ALWAYS);
    getChildren().setAll(rail, place);
    toCompose.setSelected(true);
    keptSends.read();
    keptRepeats.read();
  }

  private ToggleButton page(String title, String id, String help, Page page) {
    var button = new ToggleButton(title);
    button.setId(id);
    button.setToggleGroup(pages);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setTooltip(new Tooltip(help));
    button.setFocusTraversable(false);
    button
        .selectedProperty()
        .addListener((_, _, selected) -> {
          if (selected) {
            shown = page;
            place.getChildren().setAll(page.node());
            page.refresh();
          } else if (pages.getSelectedToggle() == null) {
            button.setSelected(true); // one is always shown
          }
        });
    return button;
  }

  private SavedSend written(String name) {
    return compose.written(name);
  }

  private void wasSaved(SavedSend one) {
    saved.say("Saved %s".formatted(one.path()));
  }

  private void warnOfSaved(String problem) {
    saved.warn(problem);
  }

  private void edit(SavedSend one) {
    toCompose.setSelected(true);
    compose.edit(one);
  }

  private void send(SavedSend one) {
    outbox.send(
        one.message(),
        one.to(),
        one.options(),
        outcome -> {
          compose.show(outcome);
          switch (outcome) {
            case Outbox.Outcome.Sent sent ->
                saved.say("✓ Sent %s to %s".formatted(one.name(), sent.target()));
            case Outbox.Outcome.NotSent(String reason) -> saved.warn("✕ " + reason);
            case Outbox.Outcome.Wrong(Draft.Mistake mistake) ->
                saved.warn("✕ " + mistake.message());
            case Outbox.Outcome.Repeating _ -> {}
          }
        });
  }

  /** Sends what is written. */
  public void send() {
    compose.send();
  }

  /** Sends what is kept under a key; says whether there is such. */
  public boolean sendByKey(KeyEvent key) {
    for (SavedSend one : keptSends.content().sends()) {
      if (SaveForm.combination(one.key()).filter(it -> it.match(key)).isPresent()) {
        send(one);
        return true;
      }
    }
    return false;
  }

  /** Stops all repeats and replays, and switches all responders off. */
  public void stopAll() {
    outbox.session().jobs().stopAll();
    outbox.run(() -> {
      outbox.session().responders().switchAllOff();
      Platform.runLater(shown::refresh);
    });
    shown.refresh();
  }

  /** For each frame, at most thirty times a second. */
  public void pulse() {
    if (++pulses % PULSES_A_REFRESH != 0) {
      return;
    }
    count(toJobs, "Running", jobs.running(Repeat.class::isInstance));
    count(toResponders, "Responders", responders.on());
    shown.refresh();
  }

  private static void count(ToggleButton button, String title, long count) {
    button.setText(count == 0 ? title : "%s · %,d".formatted(title, count));
  }

  /** Puts what an event says into the composer, to be sent to where it came from or went. */
  public void edit(Event event) {
    edit(ofEvent(event));
  }

  /** Keeps what an event says among the saved sends. */
  public void save(Event event) {
    var one = ofEvent(event);
    keptSends.change(content ->
        content.withSends(sends -> {
          var more = new ArrayList<>(sends);
          more.add(one);
          return more;
        }));
    saved.say("Saved " + one.name());
  }

  private SavedSend ofEvent(Event event) {
    var message =
        switch (event) {
          case NetworkEvent call when !call.bare() ->
              Message.of(
                  MessageForm.CALL,
                  new Repr().call("send", new Call(call.data(), call.attributes())));
          case NetworkEvent bare -> hex(bare);
          case RawNetworkEvent raw -> hex(raw);
        };
    return SavedSend.of("message %d".formatted(event.datagram().number()), message, "")
        .saying(message, compose.destination(), SendOptions.usual(), Optional.empty());
  }

  private static Message hex(Event event) {
    return Message.of(MessageForm.HEX, CopyForm.HEX.text(event));
  }

  /** Sends the bytes of an event again as they were, to the destination that is written. */
  public void resend(Event event, Consumer<String> say) {
    outbox.sendBytes(
        event.datagram().payload(),
        compose.destination(),
        outcome -> {
          compose.show(outcome);
          if (outcome instanceof Outbox.Outcome.Sent sent) {
            say.accept(
                "Sent message %,d again to %s".formatted(event.datagram().number(), sent.target()));
          }
        });
  }

  /** Called with the destinations that a message was sent to. */
  public void onSent(Consumer<String> listener) {
    compose.onSent(listener);
  }

  /** Offers destinations, the latest first; that one is written in the field. */
  public void setRecent(List<String> recent) {
    compose.setRecent(recent);
  }

  /** Sends a message that shows what a message is. */
  public void sendTest(Destination to) {
    outbox.send(
        Message.of(MessageForm.CALL, ComposePage.EXAMPLE),
        to.toString(),
        SendOptions.usual(),
        compose::show);
  }

  /** Puts the cursor into the message. */
  public void focusMessage() {
    toCompose.setSelected(true);
    compose.focusMessage();
  }

  @Override
  public void close() {
    outbox.close();
  }
}
