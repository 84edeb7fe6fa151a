package picklescope.net.doctor;

import java.util.ArrayList;
import java.util.List;
import picklescope.net.PortState;
import picklescope.net.PortUser;
import picklescope.net.UdpPort;
import picklescope.python.text.Counted;

/**
 * Whether the port is open here, or can be opened.
 *
 * @param elsewhere what is known of other sources at the port
 * @param others other programs that have it
 */
record PortCheck(PortSeen seen, List<Finding> elsewhere, List<PortUser> others) {
  List<Finding> findings() {
    var found = new ArrayList<Finding>();
    seen.port().filter(port -> !isReceivedElsewhere(port)).map(this::finding).ifPresent(found::add);
    found.addAll(elsewhere);
    if (found.isEmpty()) {
      found.add(
          Finding.problem(
              Topic.PORT,
              "Picklescope does not listen on port %s.".formatted(seen.number()),
              "Add the port at the left."));
    }
    return List.copyOf(found);
  }

  /** Returns whether a port is off, but another source, such as a relay, receives at it. */
  private boolean isReceivedElsewhere(UdpPort port) {
    return port.state() instanceof PortState.Closed
        && elsewhere.stream().anyMatch(one -> one.verdict() != Verdict.PROBLEM);
  }

  private Finding finding(UdpPort port) {
    return switch (port.state()) {
      case PortState.Open open -> open(port, open);
      case PortState.Closed _ ->
          Finding.problem(
              Topic.PORT,
              "Port %s is switched off here.".formatted(port.number()),
              "Switch it on at the left.");
      case PortState.Failed failed -> failed(failed);
    };
  }

  private Finding open(UdpPort port, PortState.Open open) {
    if (seen.tried()) {
      return Finding.good(
              Topic.PORT, "Port %s is free, and can be opened.".formatted(port.number()))
          .with("picklescope listen -p " + port.number());
    }
    if (!open.others().isEmpty()) {
      return Finding.problem(Topic.PORT, open.others(), "");
    }
    long received = port.counters().received();
    return Finding.good(
        Topic.PORT,
        "Picklescope listens on port %s. %s."
            .formatted(
                port.number(),
                received == 0
                    ? "No message has come"
                    : Counted.of(received, "message has come", "messages have come")));
  }

  private Finding failed(PortState.Failed failed) {
    var here =
        others.stream().filter(user -> seen.tried() && UsersCheck.isPicklescope(user)).findFirst();
    return here.map(user ->
            Finding.good(
                Topic.PORT,
                "Picklescope, process %s, listens on port %s."
                    .formatted(user.process().orElse(0), seen.number())))
        .orElseGet(() -> Finding.problem(Topic.PORT, failed.reason(), ""));
  }
}
