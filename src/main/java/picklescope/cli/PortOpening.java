package picklescope.cli;

import java.io.PrintStream;
import java.util.List;
import picklescope.net.NetworkException;
import picklescope.net.PortSharing;
import picklescope.net.PortSpec;
import picklescope.net.PortState;
import picklescope.session.Session;

/** Opens the ports on which a command listens, and reports them. */
final class PortOpening {
  private PortOpening() {}

  /**
   * Opens ports and prints {@code listening on PORT} for each, with its place and its groups.
   *
   * @param command the command's name, for what cannot be opened
   * @throws NetworkException if none could be opened
   */
  static void open(
      Session session, List<PortSpec> ports, PortSharing sharing, String command, PrintStream err)
      throws NetworkException {
    boolean any = false;
    for (var spec : ports) {
      var port = session.ports().add(spec, sharing, true);
      if (port.state() instanceof PortState.Failed(String reason, _)) {
        err.println(command + ": " + reason);
      } else {
        any = true;
        err.println("listening on " + port.description());
      }
    }
    if (!any) {
      throw new NetworkException("No port could be opened.");
    }
    new PortsReport(session.ports(), err).others();
  }
}
