package picklescope.capture.program;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picklescope.python.text.VisibleText;

/**
 * What a passive capture watches.
 *
 * @param interfaces the names or devices of network interfaces; empty for the usual one
 * @param ports UDP ports, 1 to 65535; empty for all
 */
public record CaptureOptions(List<String> interfaces, SortedSet<Integer> ports) {
  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if a port or the name of an interface cannot be one; the
   *     message is for the user
   */
  public CaptureOptions {
    interfaces = interfaces.stream().distinct().toList();
    ports = new TreeSet<>(ports);
    for (String name : interfaces) {
      if (name.isBlank() || name.startsWith("-") || !VisibleText.isVisible(name)) {
        throw new IllegalArgumentException(
            "'%s' is not the name of a network interface.".formatted(VisibleText.line(name)));
      }
    }
    for (int port : ports) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("expected a number from 1 to 65535, not " + port);
      }
    }
  }

  /** Returns the options for interfaces and ports in any order. */
  public static CaptureOptions of(List<String> interfaces, Collection<Integer> ports) {
    return new CaptureOptions(interfaces, new TreeSet<>(ports));
  }

  /** Returns the ports in words: {@code UDP}, {@code UDP port 4950}. */
  public String portsText() {
    return switch (ports.size()) {
      case 0 -> "UDP";
      case 1 -> "UDP port " + ports.getFirst();
      default ->
          "UDP ports " + ports.stream().map(port -> "" + port).collect(Collectors.joining(", "));
    };
  }
}
