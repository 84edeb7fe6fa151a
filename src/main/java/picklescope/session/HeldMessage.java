package picklescope.session;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.send.Destination;
import picklescope.send.relay.HeldMessages;

/**
 * A message that a relay holds, and what can be done with it. Thread-safe.
 *
 * @param held the message
 * @param event the decoded message
 * @param envelope the envelope of the message
 * @param to where the message goes on to
 * @param all the messages that the relay holds
 */
public record HeldMessage(
    HeldMessages.Held held,
    Event event,
    Envelope envelope,
    List<InetSocketAddress> to,
    HeldMessages all) {
  /** Copies the list. */
  public HeldMessage {
    to = List.copyOf(to);
  }

  /** Returns what identifies it among those of the relay. */
  public long id() {
    return held.id();
  }

  /** Returns where it goes on to, as the user writes destinations. */
  public String destinations() {
    return to.stream()
        .map(one -> new Destination(one.getHostString(), one.getPort()).toString())
        .collect(Collectors.joining(", "));
  }

  /** Returns whether it is still held. */
  public boolean isHeld() {
    return all.isHeld(id());
  }

  /** Returns how long it is held yet, 0 or more. */
  public Duration left(Instant now) {
    var left = Duration.between(now, held.until());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Sends it on as it is; returns false if it is not held any longer. */
  public boolean sendOn() {
    return all.sendOn(id());
  }

  /** Sends another message on in its place; see {@link HeldMessages#sendOn(long, byte[])}. */
  public boolean sendOn(byte[] payload) {
    return all.sendOn(id(), payload);
  }

  /** Drops it; returns false if it is not held any longer. */
  public boolean drop() {
    return all.drop(id());
  }
}
