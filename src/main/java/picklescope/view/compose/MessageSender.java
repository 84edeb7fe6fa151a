package picklescope.view.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.net.UdpPort;
import picklescope.send.Message;
import picklescope.send.RefusalWatch;
import picklescope.send.Repeat;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.send.Sequence;
import picklescope.send.Target;
import picklescope.send.Transmitter;
import picklescope.session.Session;

/**
 * Checks, sends and repeats messages with a session. Destinations have the notation of {@link
 * Target#parse}.
 *
 * <p>The methods block for files, name servers and sockets. Any thread may call them.
 */
public final class MessageSender {
  private final Session session;
  private final RefusalWatch refusals = new RefusalWatch();

  /** Creates a sender whose datagrams and repeats belong to a session. */
  public MessageSender(Session session) {
    this.session = session;
  }

  /**
   * Encodes a message in the envelope of its first destination, or of the default port if the
   * destinations are invalid; that is reported when the message is sent.
   */
  public Draft check(Message message, String destinations) {
    try {
      return draft(message, Target.parse(destinations, SendOptions.usual()));
    } catch (NetworkException e) {
      return Draft.of(message, session.decoder(), UdpPort.DEFAULT);
    }
  }

  private Draft draft(Message message, Target target) throws NetworkException {
    return Draft.of(
        message.in(session.envelopes().now(), target),
        session.decoder(),
        target.destinations().getFirst().port());
  }

  /**
   * Sends a message once to each destination.
   *
   * @param refused called if a destination refuses the message later, on any thread
   */
  public SendResult send(
      Message message,
      String destinations,
      SendOptions options,
      Consumer<SendResult.Refused> refused) {
    try {
      var target = Target.parse(destinations, options);
      return switch (draft(message, target)) {
        case Draft.Mistake mistake -> new SendResult.Invalid(mistake);
        case Draft.Ready ready -> send(ready.first(), target, refused);
      };
    } catch (NetworkException e) {
      return new SendResult.NotSent(e.getMessage());
    }
  }

  /**
   * Sends bytes without encoding them, once to each destination.
   *
   * @param refused as of {@link #send}
   */
  public SendResult sendBytes(
      byte[] payload, String destinations, Consumer<SendResult.Refused> refused) {
    try {
      return send(payload, Target.parse(destinations, SendOptions.usual()), refused);
    } catch (NetworkException e) {
      return new SendResult.NotSent(e.getMessage());
    }
  }

  private SendResult send(byte[] payload, Target target, Consumer<SendResult.Refused> refused)
      throws NetworkException {
    var transmitter = session.transmitter(target);
    try {
      transmitter.send(payload);
    } catch (NetworkException e) {
      transmitter.close();
      throw e;
    }
    var sent = new SendResult.Sent(target, resolved(transmitter), payload.length);
    refusals.watch(transmitter, refusal -> refused.accept(new SendResult.Refused(refusal)));
    return sent;
  }

  private static String resolved(Transmitter transmitter) {
    return transmitter.resolved().entrySet().stream()
        .filter(one -> !one.getKey().host().equals(one.getValue().getAddress().getHostAddress()))
        .map(one -> one.getValue().getAddress().getHostAddress())
        .collect(Collectors.joining(", "));
  }

  /**
   * Starts to send messages in their order, and adds that to the session's jobs.
   *
   * @param title describes them
   * @param sends at least one
   * @return why it was not started, for the user; empty if it was
   */
  public Optional<String> sequence(String title, List<SavedSend> sends) {
    var steps = new ArrayList<Sequence.Step>();
    try {
      for (SavedSend one : sends) {
        steps.add(step(one));
      }
      session.jobs().add(title, "", Sequence.start(steps));
      return Optional.empty();
    } catch (NetworkException | IllegalArgumentException e) {
      steps.forEach(step -> step.to().close());
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Sequence.Step step(SavedSend one) throws NetworkException {
    var target = Target.parse(one.to(), one.options());
    return switch (draft(one.message(), target)) {
      case Draft.Mistake mistake ->
          throw new IllegalArgumentException(one.name() + ": " + mistake.message());
      case Draft.Ready ready ->
          new Sequence.Step(
              ready.compiled(), session.transmitter(target), one.waitMillis() * 1_000_000L);
    };
  }

  /** Starts a repeat and adds it to the session's jobs. */
  public SendResult repeat(SavedSend send, Rhythm rhythm) {
    try {
      var target = Target.parse(send.to(), send.options());
      return switch (draft(send.message(), target)) {
        case Draft.Mistake mistake -> new SendResult.Invalid(mistake);
        case Draft.Ready ready -> {
          var transmitter = session.transmitter(target);
          String resolved = resolved(transmitter);
          var repeat = Repeat.start(ready.compiled(), rhythm, transmitter);
          session.jobs().add(send.name(), target.toString(), repeat);
          yield new SendResult.Repeating(target, resolved, repeat);
        }
      };
    } catch (NetworkException e) {
      return new SendResult.NotSent(e.getMessage());
    }
  }
}
