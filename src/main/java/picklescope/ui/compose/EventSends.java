package picklescope.ui.compose;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import picklescope.event.Event;
import picklescope.export.EventMessage;
import picklescope.saved.SavedFiles;
import picklescope.send.Destination;
import picklescope.send.SavedSend;
import picklescope.session.HeldMessage;
import picklescope.view.compose.Outbox;
import picklescope.view.compose.SavedChanges;
import picklescope.view.compose.SendResult;

/** Edits, saves and resends messages of the table. */
final class EventSends {
  private final Outbox outbox;
  private final ComposePage compose;
  private final SavedFiles files;
  private final Supplier<SavedPage> saved;
  private final SavedChanges changes;

  EventSends(Outbox outbox, ComposePage compose, SavedFiles files, Supplier<SavedPage> saved) {
    this.outbox = outbox;
    this.compose = compose;
    this.files = files;
    this.saved = saved;
    changes = new SavedChanges(files, Platform::runLater);
  }

  /** Converts an event to a send, on the thread {@code send}. */
  void message(Event event, Consumer<SavedSend> answer) {
    String to = compose.destination();
    outbox.run(() -> EventMessage.of(event, to), answer);
  }

  /** Converts a message that a relay holds to a send, with its envelope and destination. */
  void held(HeldMessage held, Consumer<SavedSend> answer) {
    outbox.run(
        () -> {
          var one = EventMessage.of(held.event(), held.destinations());
          return one.withMessage(
              one.message().in(held.envelope()), held.destinations(), one.options(), one.rhythm());
        },
        answer);
  }

  void save(Event event, Consumer<String> report) {
    message(
        event,
        one ->
            changes.add(
                files.own(),
                List.of(one),
                new SavedChanges.Answer<>(
                    _ -> {
                      String done = "Saved %s".formatted(one.name());
                      saved.get().report(done);
                      report.accept(done);
                    },
                    why -> saved.get().warn(why))));
  }

  void resend(Event event, Consumer<String> report) {
    String to =
        EventMessage.sentTo(event).map(Destination::toString).orElseGet(compose::destination);
    outbox.sendBytes(
        event.datagram().payload(),
        to,
        outcome -> {
          long number = event.datagram().number();
          switch (outcome) {
            case SendResult.Sent sent ->
                report.accept("Sent message %,d again to %s".formatted(number, sent.target()));
            case SendResult.Refused(String refusal) ->
                report.accept("Message %,d: %s".formatted(number, refusal));
            case SendResult.NotSent(String reason) -> {
              compose.display(outcome);
              report.accept("Message %,d was not sent: %s".formatted(number, reason));
            }
            case SendResult.Invalid _, SendResult.Repeating _ -> {}
          }
        });
  }
}
