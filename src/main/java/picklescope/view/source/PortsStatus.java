package picklescope.view.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picklescope.net.Counters;
import picklescope.net.PortState;
import picklescope.net.UdpPort;

/**
 * The state of the listening ports at one time.
 *
 * @param entries in ascending order of their numbers
 * @param removed what the ports have received and lost that were removed
 */
public record PortsStatus(List<Entry> entries, Counters removed) {
  /** No ports. */
  public static final PortsStatus NONE = new PortsStatus(List.of(), Counters.NONE);

  /**
   * A port.
   *
   * @param perSecond how many datagrams a second it has received lately
   */
  public record Entry(UdpPort port, double perSecond) {}

  /** Returns what all ports have received and lost, also those that were removed. */
  public Totals totals() {
    return Totals.of(
            entries.stream().map(entry -> Totals.of(entry.port().counters(), entry.perSecond())))
        .plus(Totals.of(removed, 0));
  }

  /**
   * Returns the ports that listen and the other sources that are open, for the user, such as {@code
   * "● 4950, 4960 listening, relay 4970"}.
   */
  public String openText(SourcesStatus others) {
    var names = new ArrayList<String>();
    String numbers = open().mapToObj(Integer::toString).collect(Collectors.joining(", "));
    if (!numbers.isEmpty()) {
      names.add(numbers + " listening");
    }
    names.addAll(others.openNames());
    return names.isEmpty() ? "○ no port listens" : "● " + String.join(", ", names);
  }

  /** Returns the lowest port that listens. */
  public OptionalInt firstListening() {
    return open().findFirst();
  }

  /** Returns the numbers of all ports. */
  public List<Integer> numbers() {
    return entries.stream().map(entry -> entry.port().number()).toList();
  }

  /**
   * Returns the port of which the user most likely asks why nothing is heard: the lowest that could
   * not be opened, else the lowest that listens and has received nothing, else the lowest that
   * listens, else the lowest; Vizard's port if there are none.
   */
  public int doubtful() {
    return entries.stream()
        .map(Entry::port)
        .min(Comparator.comparingInt(PortsStatus::hope))
        .map(UdpPort::number)
        .orElse(UdpPort.DEFAULT);
  }

  private static int hope(UdpPort port) {
    return switch (port.state()) {
      case PortState.Failed _ -> 0;
      case PortState.Open _ -> port.counters().received() == 0 ? 1 : 2;
      case PortState.Closed _ -> 3;
    };
  }

  private IntStream open() {
    return entries.stream()
        .map(Entry::port)
        .filter(port -> port.state() instanceof PortState.Open)
        .mapToInt(UdpPort::number);
  }
}
