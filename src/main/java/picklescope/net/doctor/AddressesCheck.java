package picklescope.net.doctor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picklescope.net.UdpPort;

/** The addresses of this computer, and the line that a sender has to use for each. */
record AddressesCheck(List<InterfaceAddresses> interfaces) {
  private static final int MOST = 16;

  List<Finding> findings(int port) {
    var found = new ArrayList<Finding>();
    if (interfaces.stream().noneMatch(AddressesCheck::isReachable)) {
      found.add(
          Finding.problem(
              Topic.ADDRESSES,
              "This computer is in no network: only its own programs can send to it.",
              "Connect it to the sender's network."));
    }
    interfaces.stream()
        .sorted(Comparator.comparing(InterfaceAddresses::kind))
        .flatMap(one -> findings(one, port))
        .limit(MOST)
        .forEach(found::add);
    return found;
  }

  private static boolean isReachable(InterfaceAddresses one) {
    return one.kind() != InterfaceAddresses.Kind.LOOPBACK && !one.reachable().isEmpty();
  }

  private static Stream<Finding> findings(InterfaceAddresses one, int port) {
    if (!one.reachable().isEmpty()) {
      return one.reachable().stream()
          .map(address ->
              Finding.good(Topic.ADDRESSES, text(one, address)).with(vizard(address, port)));
    }
    return Stream.of(
        Finding.note(
            Topic.ADDRESSES,
            "%s has only %s, which it gave itself: the network assigned none."
                .formatted(one.name(), InterfaceAddresses.text(one.addresses().getFirst())),
            "If the sender is in that network, check the cable and the router, or give both"
                + " computers addresses."));
  }

  private static String text(InterfaceAddresses one, InetAddress address) {
    String text = InterfaceAddresses.text(address);
    return switch (one.kind()) {
      case NETWORK ->
          "%s, at %s. A sender in that network uses this line:".formatted(text, one.name());
      case TUNNEL ->
          "%s, at %s. A sender at the other end of that tunnel uses this line:"
              .formatted(text, one.name());
      case INSIDE ->
          "%s, at %s. Only containers or virtual machines of this computer reach it:"
              .formatted(text, one.name());
      case LOOPBACK -> "%s. Only programs on this computer reach it:".formatted(text);
    };
  }

  /** Returns a line of Vizard that sends to an address and a port. */
  static String vizard(InetAddress address, int port) {
    String network = "net = viz.addNetwork('%s')".formatted(InterfaceAddresses.text(address));
    return port == UdpPort.DEFAULT ? network : network + "; net.port(%s)".formatted(port);
  }
}
