package picklescope.net.doctor;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Sends a datagram from a socket of its own to that socket, at each address of this computer. The
 * port that is examined is not used: another program may have it.
 */
final class EchoCheck {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST = 32;

  List<Finding> findings(List<InterfaceAddresses> interfaces) {
    var addresses =
        interfaces.stream()
            .flatMap(one -> one.addresses().stream())
            .filter(address -> !(address instanceof Inet6Address && address.isLinkLocalAddress()))
            .limit(MOST)
            .toList();
    try {
      var silent = silent(addresses);
      return List.of(
          silent.isEmpty() ? Finding.good(Topic.ECHO, good(addresses)) : problem(silent));
    } catch (IOException e) {
      return List.of(
          Finding.unknown(Topic.ECHO, "It could not be tried: %s.".formatted(e.getMessage()), ""));
    }
  }

  private static String good(List<InetAddress> addresses) {
    return "Yes, from here to %s. This does not test the network.".formatted(texts(addresses));
  }

  private static Finding problem(List<InetAddress> silent) {
    return Finding.problem(
        Topic.ECHO,
        "None from here to %s.".formatted(texts(silent)),
        "A packet filter drops even what this computer sends to itself; see the firewall below.");
  }

  private static String texts(List<InetAddress> addresses) {
    return addresses.stream().map(InterfaceAddresses::text).collect(Collectors.joining(", "));
  }

  /** Returns the addresses to which nothing came. */
  private static List<InetAddress> silent(List<InetAddress> addresses) throws IOException {
    Map<Long, InetAddress> waiting = new LinkedHashMap<>();
    var random = new SecureRandom();
    try (var selector = Selector.open();
        var channel = DatagramChannel.open()) {
      channel.bind(new InetSocketAddress(0));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      var silent = new ArrayList<InetAddress>();
      for (var address : addresses) {
        long token = random.nextLong();
        var payload = ByteBuffer.allocate(Long.BYTES).putLong(0, token);
        try {
          channel.send(payload, new InetSocketAddress(address, port));
          waiting.put(token, address);
        } catch (IOException e) {
          silent.add(address); // a packet filter that refuses
        }
      }
      receive(channel, selector, waiting);
      silent.addAll(waiting.values());
      return silent;
    }
  }

  private static void receive(
      DatagramChannel channel, Selector selector, Map<Long, InetAddress> waiting)
      throws IOException {
    long end = System.nanoTime() + LONGEST_NANOS;
    var place = ByteBuffer.allocate(Long.BYTES + 1);
    while (!waiting.isEmpty() && System.nanoTime() < end) {
      selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      selector.selectedKeys().clear();
      while (channel.receive(place.clear()) != null) {
        if (place.position() == Long.BYTES) {
          waiting.remove(place.getLong(0));
        }
      }
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
