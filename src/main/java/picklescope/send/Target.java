package picklescope.send;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;

/**
 * The destinations of messages, and the options of the socket that sends them.
 *
 * @param destinations at least one
 * @param options the local port and the multicast options
 */
public record Target(List<Destination> destinations, SendOptions options) {
  /** Copies the list. */
  public Target {
    destinations = List.copyOf(destinations);
  }

  /**
   * Parses destinations with commas, semicolons or blanks between them: {@code lab-1, lab-2:4960}.
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

  /** Returns a target with one destination and the default options. */
  public static Target of(Destination destination) {
    return new Target(List.of(destination), SendOptions.usual());
  }

  /** Returns the destinations as a user would write them. */
  @Override
  public String toString() {
    return destinations.stream().map(Destination::toString).collect(Collectors.joining(", "));
  }

  /** Returns whether a destination includes a port: {@code lab-3:4960}, {@code [::1]:4960}. */
  public static boolean namesPort(String text) {
    return text.strip().matches("[^:]*:\\d+|\\[.*]:\\d+");
  }
}
