package picklescope.ui.compose;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import picklescope.event.NetworkEvent;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.net.UdpPort;
import picklescope.python.PyStr;
import picklescope.python.text.KeywordName;
import picklescope.send.Message;
import picklescope.send.Repeat;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.send.Target;
import picklescope.send.Transmitter;
import picklescope.session.Session;
import picklescope.thread.Worker;
import picklescope.view.compose.Draft;

/** Encodes and sends on the thread {@code send}, and answers on the JavaFX thread. */
public final class Outbox implements AutoCloseable {
  private static final int LOOKED_AT = 400;

  /** What has become of a message. */
  sealed interface Outcome {
    /**
     * It was sent.
     *
     * @param resolved the addresses where they say more than the destinations
     */
    record Sent(Target target, String resolved, int bytes) implements Outcome {}

    /** It is sent again and again. */
    record Repeating(Target target, String resolved, Repeat repeat) implements Outcome {}

    /** The destination, or the way there, is wrong. */
    record NotSent(String reason) implements Outcome {}

    record Wrong(Draft.Mistake mistake) implements Outcome {}
  }

  private final Session session;
  private final Worker worker = Worker.prompt("send", Platform::runLater);

  /** Sends by that session. */
  public Outbox(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /** Does something that may wait, on the thread {@code send}. */
  void run(Runnable work) {
    worker.run(work);
  }

  /**
   * Encodes a message to see whether it can be sent to destinations as the user has written them.
   */
  void check(Message message, String destinations, Consumer<Draft> answer) {
    worker.run(_ -> check(message, destinations), answer);
  }

  private Draft check(Message message, String destinations) {
    try {
      return draft(message, Target.parse(destinations, SendOptions.usual()));
    } catch (NetworkException e) { // said when it is sent
      return Draft.of(message, session.decoder(), UdpPort.DEFAULT);
    }
  }

  private Draft draft(Message message, Target target) throws NetworkException {
    return Draft.of(
        message.in(session.envelopes(), target),
        session.decoder(),
        target.destinations().getFirst().port());
  }

  /** Sends a message to destinations as the user has written them. */
  void send(Message message, String destinations, SendOptions options, Consumer<Outcome> answer) {
    worker.run(_ -> send(message, destinations, options), answer);
  }

  private Outcome send(Message message, String destinations, SendOptions options) {
    try {
      var target = Target.parse(destinations, options);
      return switch (draft(message, target)) {
        case Draft.Mistake mistake -> new Outcome.Wrong(mistake);
        case Draft.Ready ready -> send(ready.first(), target);
      };
    } catch (NetworkException e) {
      return new Outcome.NotSent(e.getMessage());
    }
  }

  /** Sends bytes as they are. */
  void sendBytes(byte[] payload, String destinations, Consumer<Outcome> answer) {
    worker.run(_ -> sendBytes(payload, destinations), answer);
  }

  private Outcome sendBytes(byte[] payload, String destinations) {
    try {
      return send(payload, Target.parse(destinations, SendOptions.usual()));
    } catch (NetworkException e) {
      return new Outcome.NotSent(e.getMessage());
    }
  }

  private Outcome send(byte[] payload, Target target) throws NetworkException {
    try (var transmitter = session.transmitter(target)) {
      transmitter.send(payload);
      return new Outcome.Sent(target, resolved(transmitter), payload.length);
    }
  }

  private static String resolved(Transmitter transmitter) {
    return transmitter.resolved().entrySet().stream()
        .filter(one -> !one.getKey().host().equals(one.getValue().getAddress().getHostAddress()))
        .map(one -> one.getValue().getAddress().getHostAddress())
        .collect(Collectors.joining(", "));
  }

  /** Begins to repeat; the session's jobs list it. */
  void repeat(SavedSend what, Rhythm rhythm, Consumer<Outcome> answer) {
    worker.run(_ -> repeat(what, rhythm), answer);
  }

  private Outcome repeat(SavedSend what, Rhythm rhythm) {
    try {
      var target = Target.parse(what.to(), what.options());
      return switch (draft(what.message(), target)) {
        case Draft.Mistake mistake -> new Outcome.Wrong(mistake);
        case Draft.Ready ready -> {
          var transmitter = session.transmitter(target);
          String resolved = resolved(transmitter);
          var repeat = Repeat.start(ready.compiled(), rhythm, transmitter);
          session.jobs().add(what.name(), target.toString(), repeat);
          yield new Outcome.Repeating(target, resolved, repeat);
        }
      };
    } catch (NetworkException e) {
      return new Outcome.NotSent(e.getMessage());
    }
  }

  /** The keyword names of the newest messages, for completion. */
  void seenNames(Consumer<List<String>> answer) {
    worker.run(_ -> seenNames(), answer);
  }

  private List<String> seenNames() {
    var names = new TreeSet<String>();
    var capture = session.capture();
    for (long n = capture.last(); n >= capture.first() && n > capture.last() - LOOKED_AT; n--) {
      try {
        if (session.decode(capture.get(n)) instanceof NetworkEvent call) {
          call.attributes()
              .entries()
              .forEach(entry -> {
                if (entry.key() instanceof PyStr name && KeywordName.is(name.toString())) {
                  names.add(name.toString());
                }
              });
        }
      } catch (NoSuchElementException e) {
        break; // let go meanwhile
      }
    }
    return List.copyOf(names);
  }

  @Override
  public void close() {
    worker.close();
  }
}
