package picklescope.cli;

import java.util.ArrayList;
import java.util.List;
import picklescope.net.UdpPort;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option {@code --port}: the ports on which a command listens. */
final class PortsOption {
  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "A UDP port to listen on; may be given more than once. Usually 4950.")
  private List<Integer> ports = new ArrayList<>();

  /** Returns whether ports are given. */
  boolean isGiven() {
    return !ports.isEmpty();
  }

  /** Returns the ports, or the default port if there are none. */
  List<Integer> numbers(CommandLine command) {
    for (int port : ports) {
      if (port < 1 || port > 65_535) {
        throw ExitCodes.usage(command, "--port: expected a number from 1 to 65535, not " + port);
      }
    }
    return ports.isEmpty() ? List.of(UdpPort.DEFAULT) : ports;
  }
}
