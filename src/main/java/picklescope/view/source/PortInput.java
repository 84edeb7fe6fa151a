package picklescope.view.source;

import java.util.List;
import java.util.function.IntPredicate;
import picklescope.net.NetworkException;
import picklescope.net.PortSpec;

/**
 * The ports that the user enters to add them.
 *
 * @param ports the ports; empty if the input is invalid
 * @param mistake why the input is invalid, for the user; empty if it is valid
 */
public record PortInput(List<PortSpec> ports, String mistake) {
  /** Copies the list. */
  public PortInput {
    ports = List.copyOf(ports);
  }

  /**
   * Parses an input; see {@link PortSpec#parse}.
   *
   * @param isListed returns whether a port is in the list already
   */
  public static PortInput of(String input, IntPredicate isListed) {
    try {
      var ports = PortSpec.parse(input);
      var listed = ports.stream().filter(port -> isListed.test(port.number())).findFirst();
      return listed.isEmpty() ? new PortInput(ports, "") : invalid(inList(listed.get()));
    } catch (NetworkException e) {
      return invalid(e.getMessage());
    }
  }

  private static String inList(PortSpec port) {
    return "Port %d is in the list already.".formatted(port.number())
        + (port.isPlain() ? "" : " To open it in another way, remove it first.");
  }

  private static PortInput invalid(String mistake) {
    return new PortInput(List.of(), mistake);
  }
}
