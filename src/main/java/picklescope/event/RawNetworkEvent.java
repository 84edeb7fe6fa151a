package picklescope.event;

import picklescope.python.VisibleText;

/**
 * A datagram that is no whole pickle ({@code viz.RawNetworkEvent}).
 *
 * @param reason why it is taken as raw, for the user
 * @param pickleAt where in the payload a pickle would begin, in bytes
 */
public record RawNetworkEvent(Datagram datagram, String sender, String reason, int pickleAt)
    implements Event {
  /** A sender's name and a reason may quote what came from elsewhere: they are made visible. */
  public RawNetworkEvent {
    sender = VisibleText.line(sender);
    reason = VisibleText.line(reason);
  }

  /** Whose payload may be a pickle from its first byte on. */
  public RawNetworkEvent(Datagram datagram, String sender, String reason) {
    this(datagram, sender, reason, 0);
  }

  /** The payload; not to be changed. */
  public byte[] rawData() {
    return datagram().payload();
  }
}
