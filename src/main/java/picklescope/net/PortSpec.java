package picklescope.net;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a port is opened: its number, where it receives, and which multicast groups it joins.
 *
 * <p>It is written as a user writes it on the command line, in the settings and in the window; see
 * {@link #parse}. Whether an address or an interface is there is found out when it is opened.
 *
 * @param number 1 to 65535
 * @param place where it receives what is not sent to a group
 * @param groups at most {@value #MOST_GROUPS}
 */
public record PortSpec(int number, PortPlace place, List<MulticastGroup> groups) {
  /** The most ports of a range. */
  public static final int MOST_PORTS = 256;

  /** The most groups of a port: Linux's usual {@code net.ipv4.igmp_max_memberships}. */
  public static final int MOST_GROUPS = 20;

  /** Copies the list. */
  public PortSpec {
    groups = List.copyOf(groups);
  }

  /** Returns a port that receives everywhere and joins no group. */
  public static PortSpec of(int number) {
    return new PortSpec(number, PortPlace.EVERYWHERE, List.of());
  }

  /**
   * Parses one of these, each with a range of ports ({@code 4950-4959}) in place of the number:
   *
   * <ul>
   *   <li>{@code 4950}
   *   <li>{@code 192.168.0.12:4950}, {@code [fe80::1%eth0]:4950}: at one address
   *   <li>{@code eth0:4950}: what arrives by one network interface
   *   <li>{@code 4950 239.1.1.1 ff15::1@eth0}: with multicast groups, of all interfaces or one,
   *       which is given by its name or an address
   *   <li>{@code 4950 232.1.1.1@eth0 from 10.0.0.5}: only what these senders send to the group
   * </ul>
   *
   * A comma is a blank.
   *
   * @return at least one and at most {@value #MOST_PORTS} ports, in ascending order
   * @throws NetworkException if it is none of these; the message is for the user
   */
  public static List<PortSpec> parse(String text) throws NetworkException {
    return new PortSpecReader(text).read();
  }

  /** Returns the text from which {@link #parse} makes an equal port. */
  public String text() {
    return place.prefix()
        + number
        + groups.stream().map(group -> " " + group.text()).collect(Collectors.joining());
  }

  /**
   * Returns whether it receives what comes to an address.
   *
   * @param networkInterface the network interface by which it comes; empty if it is not known
   */
  boolean takes(InetAddress to, String networkInterface) {
    return to.isMulticastAddress()
        ? groups.stream().anyMatch(group -> group.address().equals(to))
        : place.takes(to, networkInterface);
  }

  /** Returns whether it receives everywhere and joins no group. */
  public boolean isPlain() {
    return equals(of(number));
  }

  /** Returns it for the user: {@code 4950 on 192.168.0.12, group 239.1.1.1 on eth0}. */
  public String description() {
    return description(
        groups.stream().map(group -> group.description(group.networkInterface())).toList());
  }

  /** Returns it for the user with what it has joined. */
  String description(List<String> joined) {
    return number
        + (place.text().isEmpty() ? "" : " on " + place.text())
        + joined.stream().map(group -> ", group " + group).collect(Collectors.joining());
  }
}
