package picklescope.event;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The datagrams that one computer sends to a port.
 *
 * <p>It has an order, so that hostile addresses with the same hash are found in a tree.
 *
 * @param port the receiver's port, 1 to 65535
 * @param address the sender's address
 */
public record PortSender(int port, InetAddress address) implements Comparable<PortSender> {
  private static final Comparator<PortSender> ORDER =
      Comparator.comparingInt(PortSender::port)
          .thenComparing(PortSender::address, AddressOrder.INSTANCE);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,5})@(.+)");

  /** Returns the port and the sender of a datagram. */
  public static PortSender of(DatagramHeader header) {
    var from = header.direction() == Direction.IN ? header.remote() : header.local();
    return new PortSender(header.port(), from.getAddress());
  }

  /** Returns the port and the sender of a text such as {@code 4950@192.168.0.7}. */
  public static Optional<PortSender> of(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(matcher.group(1));
    try {
      return port >= 1 && port <= 65_535
          ? Optional.of(new PortSender(port, InetAddress.ofLiteral(matcher.group(2))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a host name is looked up by nobody here
    }
  }

  /** Returns the text, which {@link #of(String)} reads. */
  public String text() {
    return port + "@" + address.getHostAddress();
  }

  @Override
  public int compareTo(PortSender other) {
    return ORDER.compare(this, other);
  }
}
