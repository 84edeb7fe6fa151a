package picklescope.view.empty;

import java.util.List;
import java.util.stream.Collectors;
import picklescope.net.PortState;
import picklescope.net.UdpPort;
import picklescope.view.source.PortsStatus;
import picklescope.view.source.SourcesStatus;

/** Texts of the page, and the lines of code on it. */
public final class PageText {
  private static final int MOST_NAMED = 4;

  private PageText() {}

  /** Returns the ports that listen, such as {@code ports 4950 and 5000}. */
  static String ports(PortsStatus status) {
    var numbers =
        status.entries().stream()
            .map(PortsStatus.Entry::port)
            .filter(port -> port.state() instanceof PortState.Open)
            .map(port -> Integer.toString(port.number()))
            .toList();
    if (numbers.size() > MOST_NAMED) {
      return "%d ports".formatted(numbers.size());
    }
    return numbers.size() == 1
        ? "port " + numbers.getFirst()
        : "ports "
            + numbers.stream().limit(numbers.size() - 1).collect(Collectors.joining(", "))
            + " and "
            + numbers.getLast();
  }

  /** Returns where messages may come from: {@code Listening on port 4950. Open: relay 4960.} */
  static String listening(PortsStatus status, SourcesStatus sources) {
    String ports =
        status.firstListening().isEmpty() ? "" : "Listening on %s.".formatted(ports(status));
    String others =
        sources.openNames().isEmpty()
            ? ""
            : "Open: %s.".formatted(String.join(", ", sources.openNames()));
    return (ports + " " + others).strip();
  }

  /** Returns lines of Python that send a message to an address. */
  public static List<String> python(String address, int port) {
    String socket =
        address.contains(":")
            ? "s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)"
            : "s = socket.socket(type=socket.SOCK_DGRAM)";
    return List.of(
        "import pickle, socket",
        socket,
        "s.sendto(pickle.dumps(((5, 'hello'), {'foo': 78})), ('%s', %d))".formatted(address, port));
  }

  /** Returns lines of Vizard that send a message to an address. */
  public static List<String> vizard(String address, int port) {
    String network = "net = viz.addNetwork('%s')".formatted(address);
    String send = "net.send(5, 'hello', [1, 2, 3], foo=78)";
    return port == UdpPort.DEFAULT
        ? List.of(network, send)
        : List.of(network, "net.port(%d)".formatted(port), send);
  }
}
