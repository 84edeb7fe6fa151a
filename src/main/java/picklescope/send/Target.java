package picklescope.send;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;

/**
 * Where messages go, and from which socket.
 *
 * @param destinations at least one
 * @param options the local port, and the ways of multicast
 */
public record Target(List<Destination> destinations, SendOptions options) {
  /** An own copy. */
  public Target {
    destinations = List.copyOf(destinations);
  }

  /**
   * Reads destinations with commas, semicolons or blanks between them: {@code lab-1, lab-2:4960}.
   */
  public static Target parse(String text, SendOptions options) throws NetworkException {
    var destinations = new ArrayList<Destination>();
    for (String one : text.strip().split("[,;\\s]+")) {
      destinations.add(Destination.parse(one));
    }
    if (destinations.isEmpty()) {
      throw new NetworkException(Destination.NONE); // commas alone
    }
    return new Target(destinations, options);
  }

  /** One destination, from a free port. */
  public static Target of(Destination destination) {
    return new Target(List.of(destination), SendOptions.usual());
  }

  /** The destinations as they are written. */
  @Override
  public String toString() {
    return destinations.stream().map(Destination::toString).collect(Collectors.joining(", "));
  }

  /** Whether a destination is written with a port: {@code lab-3:4960}, {@code [::1]:4960}. */
  public static boolean namesPort(String text) {
    return text.strip().matches("[^:]*:\\d+|\\[.*]:\\d+");
  }
}
