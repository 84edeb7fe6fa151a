package picklescope.view.inspect;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picklescope.event.DatagramHeader;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.PortSender;
import picklescope.event.RawNetworkEvent;
import picklescope.session.PortEnvelopes;

/**
 * Takes back that a format was recognized: what a sender sends to a port is read as pickles only.
 * For one thread.
 */
public final class RecognitionSwitch {
  /** The name of the command. */
  public static final String NAME = "Read this sender as pickles only";

  private static final Envelope PICKLE = new Envelope.Pickle();

  private final PortEnvelopes envelopes;
  private final Map<PortSender, Optional<Envelope>> before = new HashMap<>();

  /** Creates a switch that changes envelopes. */
  public RecognitionSwitch(PortEnvelopes envelopes) {
    this.envelopes = envelopes;
  }

  /** Returns whether there is something to take back, or to undo. */
  public boolean isPossible(Event event) {
    return isTakenBack(event.datagram()) || isRecognized(event);
  }

  /** Returns whether the sender of a message has the envelope {@code pickle}. */
  public boolean isTakenBack(DatagramHeader header) {
    return PICKLE.equals(envelopes.now().senders().get(PortSender.of(header)));
  }

  private static boolean isRecognized(Event event) {
    return event instanceof RawNetworkEvent raw && raw.recognized();
  }

  /** Returns what the command does, for a button: {@code Not JSON}; empty if it does nothing. */
  public String button(Event event) {
    if (isTakenBack(event.datagram())) {
      return "Recognize again";
    }
    return event instanceof RawNetworkEvent raw && raw.recognized()
        ? "Not " + raw.formatTitle()
        : "";
  }

  /** Returns what the command does, for a tooltip. */
  public String help(Event event) {
    String from = EnvelopeReach.sender(event.datagram());
    return isTakenBack(event.datagram())
        ? "Undo: read what comes from %s as before".formatted(from)
        : "Read what comes from %s as pickles only".formatted(from);
  }

  /**
   * Takes the recognition back for the sender of a message, or undoes that. Returns a notice for
   * the user; empty if nothing was changed.
   */
  public String toggle(Event event) {
    var sender = PortSender.of(event.datagram());
    String from = EnvelopeReach.sender(sender);
    if (isTakenBack(event.datagram())) {
      before
          .getOrDefault(sender, Optional.empty())
          .ifPresentOrElse(was -> envelopes.set(sender, was), () -> envelopes.remove(sender));
      before.remove(sender);
      return "What comes from %s is read as before.".formatted(from);
    }
    if (!isRecognized(event)) {
      return "";
    }
    before.put(sender, Optional.ofNullable(envelopes.now().senders().get(sender)));
    envelopes.set(sender, PICKLE);
    return "What comes from %s is read as pickles only.".formatted(from);
  }
}
