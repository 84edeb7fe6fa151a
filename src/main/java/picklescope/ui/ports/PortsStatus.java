package picklescope.ui.ports;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picklescope.net.PortState;
import picklescope.net.UdpPort;

/**
 * The ports as they were when last looked at.
 *
 * @param entries in ascending order of their numbers
 */
public record PortsStatus(List<Entry> entries) {
  /** A port and how many datagrams a second it has received lately. */
  public record Entry(UdpPort port, double perSecond) {}

  /** How many datagrams a second all ports have received lately. */
  public double perSecond() {
    return entries.stream().mapToDouble(Entry::perSecond).sum();
  }

  /** Datagrams received by all ports. */
  public long received() {
    return entries.stream().mapToLong(entry -> entry.port().counters().received()).sum();
  }

  /** Datagrams received that could not be kept. */
  public long droppedByUs() {
    return entries.stream().mapToLong(entry -> entry.port().counters().droppedByUs()).sum();
  }

  /** Datagrams that the system dropped; empty where it does not say for every port. */
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

  /** The lowest port that listens. */
  public OptionalInt firstListening() {
    return entries.stream()
        .map(Entry::port)
        .filter(port -> port.state() instanceof PortState.Open)
        .mapToInt(UdpPort::number)
        .findFirst();
  }
}
