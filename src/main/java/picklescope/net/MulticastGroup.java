package picklescope.net;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A multicast group that a listening port joins.
 *
 * @param address the address of the group, IPv4 or IPv6, without a scope
 * @param networkInterface the name of a network interface or one of its addresses; empty for all
 *     interfaces that are up and have multicast, and the loopback
 * @param sources the senders from which datagrams are received (source-specific multicast, RFC
 *     4607); empty for all
 */
public record MulticastGroup(
    InetAddress address, String networkInterface, List<InetAddress> sources) {
  /** The most sources of a group: Linux's usual {@code net.ipv4.igmp_max_msf}. */
  public static final int MOST_SOURCES = 10;

  /** Copies the list. */
  public MulticastGroup {
    sources = List.copyOf(sources);
  }

  /** Returns the group as it is written: {@code 232.1.1.1@eth0 from 10.0.0.5,10.0.0.6}. */
  public String text() {
    return AddressText.of(address)
        + (networkInterface.isEmpty() ? "" : "@" + networkInterface)
        + (sources.isEmpty() ? "" : " from " + sources(","));
  }

  /** Returns the group for the user: {@code 232.1.1.1 on eth0 from 10.0.0.5}. */
  String description(String interfaces) {
    return AddressText.of(address)
        + (interfaces.isEmpty() ? "" : " on " + interfaces)
        + (sources.isEmpty() ? "" : " from " + sources(" and "));
  }

  private String sources(String between) {
    return sources.stream().map(AddressText::of).collect(Collectors.joining(between));
  }
}
