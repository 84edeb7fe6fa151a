package picklescope.ui.compose;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
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
import picklescope.send.RefusalWatch;
import picklescope.send.Repeat;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.send.Target;
import picklescope.send.Transmitter;
import picklescope.session.Session;
import picklescope.thread.Worker;
import picklescope.view.compose.Draft;

/**
 * Encodes and sends messages on the thread {@code send}; results are passed on on the JavaFX
 * thread.
 */
public final class Outbox implements AutoCloseable {
  private static final int NEWEST = 400;

  /** The result of an attempt to send a message. */
  sealed interface Outcome {
    /**
     * The message was sent.
     *
     * @param resolved the IP addresses of host names, separated by commas; empty if the
     *     destinations contain no names
     */
    record Sent(Target target, String resolved, int bytes) implements Outcome {}

    /**
     * The message was sent to one destination, which has refused it. May follow {@link Sent}.
     *
     * @param refusal what to tell the user
     */
    record Refused(String refusal) implements Outcome {}

    /** The message is being repeated. */
    record Repeating(Target target, String resolved, Repeat repeat) implements Outcome {}

    /** The destination is invalid or cannot be reached. */
    record NotSent(String reason) implements Outcome {}

    /** The text of the message is invalid. */
    record Invalid(Draft.Mistake mistake) implements Outcome {}
  }

  private final Session session;
  private final Worker worker = Worker.prompt("send", Platform::runLater);
  private final RefusalWatch refusals = new RefusalWatch();

  /** Creates an outbox that sends with a session. */
  public Outbox(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /** Runs a task that may block on the thread {@code send}. */
  void run(Runnable work) {
    worker.run(work);
  }

  /**
   * Checks whether a message can be encoded and sent to destinations in the notation of {@link
   * Target#parse}.
   */
  void check(Message message, String destinations, Consumer<Draft> answer) {
    worker.run(_ -> check(message, destinations), answer);
  }

  private Draft check(Message message, String destinations) {
    try {
      return draft(message, Target.parse(destinations, SendOptions.usual()));
    } catch (NetworkException e) { // reported when the message is sent
      return Draft.of(message, session.decoder(), UdpPort.DEFAULT);
    }
  }

  private Draft draft(Message message, Target target) throws NetworkException {
    return Draft.of(
        message.in(session.envelopes().now(), target),
        session.decoder(),
        target.destinations().getFirst().port());
  }

  /** Sends a message to destinations in the notation of {@link Target#parse}. */
  void send(Message message, String destinations, SendOptions options, Consumer<Outcome> answer) {
    worker.run(_ -> sent(message, destinations, options, answer), answer);
  }

  private Outcome sent(
      Message message, String destinations, SendOptions options, Consumer<Outcome> answer) {
    try {
      var target = Target.parse(destinations, options);
      return switch (draft(message, target)) {
        case Draft.Mistake mistake -> new Outcome.Invalid(mistake);
        case Draft.Ready ready -> sent(ready.first(), target, answer);
      };
    } catch (NetworkException e) {
      return new Outcome.NotSent(e.getMessage());
    }
  }

  /** Sends bytes without encoding them. */
  void sendBytes(byte[] payload, String destinations, Consumer<Outcome> answer) {
    worker.run(_ -> sent(payload, destinations, answer), answer);
  }

  private Outcome sent(byte[] payload, String destinations, Consumer<Outcome> answer) {
    try {
      return sent(payload, Target.parse(destinations, SendOptions.usual()), answer);
    } catch (NetworkException e) {
      return new Outcome.NotSent(e.getMessage());
    }
  }

  /**
   * Sends, and answers a second time if the destination refuses the message later.
   *
   * @param answer takes that second answer, on the JavaFX thread
   */
  private Outcome sent(byte[] payload, Target target, Consumer<Outcome> answer)
      throws NetworkException {
    var number = new AtomicLong();
    var transmitter = session.transmitter(target, number::set);
    try {
      transmitter.send(payload);
    } catch (NetworkException e) {
      transmitter.close();
      throw e;
    }
    var sent = new Outcome.Sent(target, resolved(transmitter), payload.length);
    refusals.watch(
        transmitter, refusal -> worker.run(_ -> refused(number.get(), refusal), answer));
    return sent;
  }

  private Outcome refused(long number, String refusal) {
    session.live().marks().refused(number, refusal);
    return new Outcome.Refused(refusal);
  }

  private static String resolved(Transmitter transmitter) {
    return transmitter.resolved().entrySet().stream()
        .filter(one -> !one.getKey().host().equals(one.getValue().getAddress().getHostAddress()))
        .map(one -> one.getValue().getAddress().getHostAddress())
        .collect(Collectors.joining(", "));
  }

  /** Starts a repeat and adds it to the session's jobs. */
  void repeat(SavedSend what, Rhythm rhythm, Consumer<Outcome> answer) {
    worker.run(_ -> repeat(what, rhythm), answer);
  }

  private Outcome repeat(SavedSend what, Rhythm rhythm) {
    try {
      var target = Target.parse(what.to(), what.options());
      return switch (draft(what.message(), target)) {
        case Draft.Mistake mistake -> new Outcome.Invalid(mistake);
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

  /** Finds the keyword names of the newest messages, for completion. */
  void seenNames(Consumer<List<String>> answer) {
    worker.run(_ -> seenNames(), answer);
  }

  private List<String> seenNames() {
    var names = new TreeSet<String>();
    var capture = session.capture();
    for (long n = capture.last(); n >= capture.first() && n > capture.last() - NEWEST; n--) {
      try {
        if (session.decoder().decode(capture.get(n)) instanceof NetworkEvent call) {
          call.attributes()
              .entries()
              .forEach(entry -> {
                if (entry.key() instanceof PyStr name && KeywordName.is(name.toString())) {
                  names.add(name.toString());
                }
              });
        }
      } catch (NoSuchElementException e) {
        break; // deleted in the meantime
      }
    }
    return List.copyOf(names);
  }

  @Override
  public void close() {
    worker.close();
  }
}
