package picklescope.view.empty;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picklescope.net.OwnAddress;
import picklescope.net.PortState;
import picklescope.net.UdpPort;
import picklescope.view.source.PortsStatus;

/** What to check when nothing comes at ports that listen. */
final class Checks {
  private static final int MOST_NAMED = 4;

  private Checks() {}

  static List<Check> of(PortsStatus status, List<OwnAddress> addresses) {
    var checks = new ArrayList<Check>();
    for (var entry : status.entries()) {
      port(entry.port(), checks);
    }
    String port = PageText.ports(status);
    checks.add(address(addresses, port));
    checks.add(
        new Check(
            Check.Mark.OPEN,
            "The firewall of this computer lets UDP to %s in. A test message to yourself does not"
                    .formatted(port)
                + " go through it."));
    checks.add(
        new Check(
            Check.Mark.OPEN,
            "The sender is in the same network, and no router or firewall between drops UDP."));
    return List.copyOf(checks);
  }

  private static void port(UdpPort port, List<Check> checks) {
    switch (port.state()) {
      case PortState.Open open when open.others().isEmpty() ->
          checks.add(new Check(Check.Mark.RIGHT, "Port %d is open.".formatted(port.number())));
      case PortState.Open open -> checks.add(new Check(Check.Mark.WRONG, open.others()));
      case PortState.Failed failed -> checks.add(new Check(Check.Mark.WRONG, failed.reason()));
      case PortState.Closed _ -> {}
    }
  }

  private static Check address(List<OwnAddress> addresses, String port) {
    String reachable =
        addresses.stream()
            .filter(own -> !own.address().isLoopbackAddress())
            .limit(MOST_NAMED)
            .map(OwnAddress::text)
            .collect(Collectors.joining(" or "));
    return reachable.isEmpty()
        ? new Check(
            Check.Mark.WRONG,
            "This computer is in no network: only its own programs can send to it.")
        : new Check(Check.Mark.OPEN, "The sender sends to %s, %s.".formatted(reachable, port));
  }
}
