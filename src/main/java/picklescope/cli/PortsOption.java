package picklescope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import picklescope.net.NetworkException;
import picklescope.net.PortSpec;
import picklescope.net.UdpPort;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option {@code --port}: the ports on which a command listens. */
final class PortsOption {
  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description =
          "A UDP port to listen on, usually 4950; a range 4950-4959; 192.168.0.12:4950 at one"
              + " address; eth0:4950 by one interface; 4950,239.1.1.1@eth0 with a multicast group;"
              + " 4950,232.1.1.1@eth0,from,10.0.0.5 of one sender. May be given more than once.")
  private List<String> ports = new ArrayList<>();

  /** Returns whether ports are given. */
  boolean isGiven() {
    return !ports.isEmpty();
  }

  /** Returns the ports, or the default port if there are none. */
  List<PortSpec> specs(CommandLine command) {
    var byNumber = new LinkedHashMap<Integer, PortSpec>();
    for (String text : ports) {
      for (var port : parsed(command, text)) {
        var before = byNumber.putIfAbsent(port.number(), port);
        if (before != null && !before.equals(port)) {
          throw ExitCodes.usage(
              command,
              "--port: %d is given twice, as %s and as %s. Write it once, with all its groups."
                  .formatted(port.number(), before.text(), port.text()));
        }
      }
    }
    return ports.isEmpty() ? List.of(PortSpec.of(UdpPort.DEFAULT)) : List.copyOf(byNumber.values());
  }

  private static List<PortSpec> parsed(CommandLine command, String text) {
    try {
      return PortSpec.parse(text);
    } catch (NetworkException e) {
      throw ExitCodes.usage(command, "--port: " + e.getMessage());
    }
  }
}
