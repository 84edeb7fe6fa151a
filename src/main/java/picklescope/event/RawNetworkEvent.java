package picklescope.event;

/**
 * A datagram that is no whole pickle ({@code viz.RawNetworkEvent}).
 *
 * @param reason why it is taken as raw, for the user
 */
public record RawNetworkEvent(Datagram datagram, String sender, String reason) implements Event {
  /** The payload; not to be changed. */
  public byte[] rawData() {
    return datagram().payload();
  }
}
