package picklescope.net.doctor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.net.SendSocket;
import picklescope.python.text.VisibleText;

/**
 * Whether messages can be sent to a computer: its addresses, the way there, and whether it refuses
 * a datagram.
 *
 * @param host its name or address and the port, not resolved
 * @param aliases returns the user's name for a computer
 */
record HostCheck(InetSocketAddress host, Function<InetAddress, Optional<String>> aliases) {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST = 8;

  /** A connected socket, which is told of a refusal, sends no empty datagram in Java. */
  private static final byte[] PROBE = {0};

  List<Finding> findings() {
    var found = new ArrayList<Finding>();
    try {
      var all = InetAddress.getAllByName(host.getHostString());
      found.add(name(all));
      sender(all[0]).ifPresent(found::add);
      reach(new InetSocketAddress(all[0], host.getPort()), found);
    } catch (UnknownHostException e) {
      found.add(
          Finding.problem(
              Topic.HOST,
              "No computer named '%s' was found.".formatted(host.getHostString()),
              "Check the name, or use its IP address."));
    }
    return found;
  }

  private Finding name(InetAddress[] all) {
    String used = InterfaceAddresses.text(all[0]);
    String others =
        Stream.of(all)
            .skip(1)
            .limit(MOST)
            .map(InterfaceAddresses::text)
            .collect(Collectors.joining(", "));
    if (used.equals(host.getHostString())) {
      return Finding.good(Topic.HOST, "%s is an address.".formatted(used));
    }
    return Finding.good(
        Topic.HOST,
        "The name %s has the address %s.%s"
            .formatted(
                host.getHostString(), used, others.isEmpty() ? "" : " Not used: " + others + "."));
  }

  /** Tells the name that messages from there have, as {@link picklescope.net.SenderNames} does. */
  private Optional<Finding> sender(InetAddress address) throws UnknownHostException {
    var alias = aliases.apply(address);
    // A new object, because an InetAddress caches the name by which it was found.
    String name =
        alias.isPresent()
            ? alias.get()
            : InetAddress.getByAddress(address.getAddress()).getHostName();
    return name.equals(address.getHostAddress())
        ? Optional.empty()
        : Optional.of(
            Finding.good(
                Topic.HOST,
                "Messages from there have the sender %s.".formatted(VisibleText.line(name))));
  }

  private void reach(InetSocketAddress to, List<Finding> found) {
    try (var socket = SendSocket.open(SendOptions.usual())) {
      var from = socket.localTowards(to).getAddress();
      if (from.isAnyLocalAddress()) {
        found.add(
            Finding.problem(
                Topic.HOST,
                "There is no way from here to %s."
                    .formatted(InterfaceAddresses.text(to.getAddress())),
                "Check the address and this computer's network."));
        return;
      }
      found.add(Finding.good(Topic.HOST, way(from)));
      socket.connect(to, () -> {});
      socket.send(PROBE, to);
      found.add(socket.awaitRefusal(LONGEST_NANOS) ? refused(to) : notRefused(to));
    } catch (NetworkException e) {
      found.add(Finding.problem(Topic.HOST, e.getMessage(), ""));
    }
  }

  private static String way(InetAddress from) {
    return "Messages leave from %s: that is the sender's address there."
        .formatted(InterfaceAddresses.text(from));
  }

  private static String sent(InetSocketAddress to) {
    return "A message of one byte was sent to %s port %s."
        .formatted(InterfaceAddresses.text(to.getAddress()), to.getPort());
  }

  private static Finding refused(InetSocketAddress to) {
    return Finding.problem(
        Topic.HOST,
        sent(to) + " That computer refused it: no program listens there.",
        "Start the receiver there, or use its port.");
  }

  private static Finding notRefused(InetSocketAddress to) {
    return Finding.note(
        Topic.HOST,
        sent(to) + " No refusal came within a second.",
        "A program listens there, a firewall drops messages without a word, or no computer has that"
            + " address at present: 'ping' tells whether one answers.");
  }
}
