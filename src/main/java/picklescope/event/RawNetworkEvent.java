package picklescope.event;

import picklescope.python.text.VisibleText;

/**
 * A datagram that is not a complete pickle ({@code viz.RawNetworkEvent}).
 *
 * @param reason the reason why it is a raw event, for the user
 * @param pickleAt the offset in the payload at which a pickle was expected, in bytes
 */
public record RawNetworkEvent(Datagram datagram, String sender, String reason, int pickleAt)
    implements Event {
  /**
   * Replaces control characters in the sender's name and the reason, which may contain text from
   * others.
   */
  public RawNetworkEvent {
    sender = VisibleText.line(sender);
    reason = VisibleText.line(reason);
  }

  /** Creates an event whose pickle was expected at the first byte of the payload. */
  public RawNetworkEvent(Datagram datagram, String sender, String reason) {
    this(datagram, sender, reason, 0);
  }

  /** Returns the payload. The caller must not modify the array. */
  public byte[] rawData() {
    return datagram().payload();
  }
}
