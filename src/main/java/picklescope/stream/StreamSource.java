package picklescope.stream;

import java.util.List;
import picklescope.event.DatagramHeader;
import picklescope.event.Direction;
import picklescope.event.SourceNames;

/**
 * From where messages come and to which port.
 *
 * @param direction whether they were received or sent
 * @param host the computer of a lab or of a pipe that recorded them, of which several may have
 *     senders with one address; empty if they were captured here
 * @param address the other computer's IP address as text: the sender's, or the destination's of
 *     what was sent
 * @param port the port at which the receiver receives them; 0 for all ports
 */
public record StreamSource(Direction direction, String host, String address, int port) {
  /** Returns the source of a datagram. */
  public static StreamSource of(DatagramHeader header) {
    return new StreamSource(
        header.direction(), SourceNames.host(header.source()), header.address(), header.port());
  }

  /** Returns the same sender with more to whom it sends: with all ports, and with all computers. */
  List<StreamSource> wider() {
    var allPorts = new StreamSource(direction, host, address, 0);
    return switch (direction) {
      case IN -> List.of(allPorts);
      case OUT -> List.of(allPorts, new StreamSource(direction, host, "", 0));
    };
  }

  /**
   * Returns the address, and the computer that published the messages if that is not the sender,
   * such as {@code 192.168.0.10 @ LAB-3}.
   *
   * @param sender the sender's name; may be empty
   */
  public String place(String sender) {
    return host.isEmpty() || host.equals(sender) ? address : SourceNames.onHost(address, host);
  }

  /**
   * Returns the sender with its place, such as {@code tracker 192.168.0.10 @ LAB-3}.
   *
   * @param sender the sender's name; may be empty
   */
  public String nameOf(String sender) {
    boolean isName = !sender.isEmpty() && !sender.equals(address);
    return isName ? sender + " " + place(sender) : place(sender);
  }

  @Override
  public int hashCode() {
    int hash = SeededHash.of(host) * SeededHash.FACTOR + SeededHash.of(address);
    return (hash * SeededHash.FACTOR + port) * SeededHash.FACTOR + direction.ordinal();
  }
}
