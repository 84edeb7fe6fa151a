package picklescope.view.source;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picklescope.net.PortState;
import picklescope.net.UdpPort;

/**
 * The state of the listening ports at one time.
 *
 * @param entries in ascending order of their numbers
 */
public record PortsStatus(List<Entry> entries) {
  /**
   * A port.
   *
   * @param perSecond how many datagrams a second it has received lately
   */
  public record Entry(UdpPort port, double perSecond) {}

  /** Returns how many datagrams a second all ports have received lately. */
  public double perSecond() {
    return entries.stream().mapToDouble(Entry::perSecond).sum();
  }

  /** Returns how many datagrams all ports have received. */
  public long received() {
    return entries.stream().mapToLong(entry -> entry.port().counters().received()).sum();
  }

  /** Returns how many received datagrams could not be kept. */
  public long droppedByUs() {
    return entries.stream().mapToLong(entry -> entry.port().counters().droppedByUs()).sum();
  }

  /**
   * Returns how many datagrams the system dropped; empty if it does not report that for every port.
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

  /** Returns how many datagrams were dropped, for the user. */
  public DroppedText droppedText() {
    return DroppedText.of(droppedBySystem(), droppedByUs());
  }

  /** Returns the ports that listen, for the user, such as {@code "● 4950, 4960 listening"}. */
  public String listeningText() {
    String numbers = open().mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return numbers.isEmpty() ? "○ no port listens" : "● " + numbers + " listening";
  }

  /** Returns the lowest port that listens. */
  public OptionalInt firstListening() {
    return open().findFirst();
  }

  private IntStream open() {
    return entries.stream()
        .map(Entry::port)
        .filter(port -> port.state() instanceof PortState.Open)
        .mapToInt(UdpPort::number);
  }
}
