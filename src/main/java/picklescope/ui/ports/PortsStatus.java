package picklescope.ui.ports;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picklescope.net.PortState;
import picklescope.net.UdpPort;

/**
 * The state of the ports when they were last polled.
 *
 * @param entries in ascending order of their numbers
 */
public record PortsStatus(List<Entry> entries) {
  /** A port and the datagrams a second that it has received since the previous poll. */
  public record Entry(UdpPort port, double perSecond) {}

  /** Returns how many datagrams a second all ports have received since the previous poll. */
  public double perSecond() {
    return entries.stream().mapToDouble(Entry::perSecond).sum();
  }

  /** Returns the number of datagrams received by all ports. */
  public long received() {
    return entries.stream().mapToLong(entry -> entry.port().counters().received()).sum();
  }

  /** Returns the number of received datagrams that could not be stored. */
  public long droppedByUs() {
    return entries.stream().mapToLong(entry -> entry.port().counters().droppedByUs()).sum();
  }

  /**
   * Returns the number of datagrams that the system dropped; empty if it does not report it for
   * every port.
   */
  public OptionalLong droppedBySystem() {
    long sum = 0;
    for (Entry entry : entries) {
      var dropped = entry.port().counters().droppedBySystem();
      if (dropped.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += dropped.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  /** Returns the lowest port that is open. */
  public OptionalInt firstListening() {
    return entries.stream()
        .map(Entry::port)
        .filter(port -> port.state() instanceof PortState.Open)
        .mapToInt(UdpPort::number)
        .findFirst();
  }
}
