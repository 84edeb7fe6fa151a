package picklescope.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picklescope.net.PortState;
import picklescope.net.Ports;
import picklescope.net.UdpPort;
import picklescope.session.ByteSize;
import picklescope.session.Losses;

/**
 * Reports which other programs receive at the ports of a command, and what these have lost; also
 * once they are closed. For one thread.
 */
final class PortsReport {
  private final Ports ports;
  private final PrintStream err;
  private Optional<List<UdpPort>> open = Optional.empty(); // as they were before they were closed

  PortsReport(Ports ports, PrintStream err) {
    this.ports = ports;
    this.err = err;
  }

  /** Closes the ports, so that other programs may have them while the command still works. */
  void closePorts() {
    open = Optional.of(ports.list());
    ports.switchOff();
  }

  private List<UdpPort> open() {
    return open.orElseGet(ports::list);
  }

  /** Reports the programs that receive messages in our place. */
  void others() {
    for (UdpPort port : open()) {
      if (port.state() instanceof PortState.Open(_, String others, _) && !others.isEmpty()) {
        err.printf("port %d: %s%n", port.number(), others);
      }
    }
  }

  /** Reports the messages that are lost. */
  void losses() {
    for (UdpPort port : ports.list()) {
      for (String lost : Losses.of(port.counters()).lines()) {
        err.printf("port %d: %s%n", port.number(), lost);
      }
      if (port.counters().droppedBySystem().orElse(0) > 0) {
        buffer(port.number());
      }
    }
  }

  private void buffer(int number) {
    for (UdpPort port : open()) {
      if (port.number() == number && port.state() instanceof PortState.Open(int granted, _, _)) {
        err.printf(
            "port %d: its receive buffer has %s, %s were requested%n",
            number, ByteSize.text(granted), ByteSize.text(PortState.Open.WANTED_RECEIVE_BUFFER));
      }
    }
  }
}
