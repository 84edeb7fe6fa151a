package picklescope.stream;

import picklescope.event.DatagramHeader;
import picklescope.event.Direction;

/**
 * From where messages come and to which port.
 *
 * @param direction whether they were received or sent
 * @param address the other computer's IP address as text: the sender's, or the destination's of
 *     what was sent
 * @param port the port at which the receiver receives them
 */
public record StreamSource(Direction direction, String address, int port) {
  /** Returns the source of a datagram. */
  public static StreamSource of(DatagramHeader header) {
    return new StreamSource(header.direction(), header.address(), header.port());
  }

  @Override
  public int hashCode() {
    return (SeededHash.of(address) * SeededHash.FACTOR + port) * SeededHash.FACTOR
        + direction.ordinal();
  }
}
