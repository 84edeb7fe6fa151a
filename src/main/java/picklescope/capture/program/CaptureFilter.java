package picklescope.capture.program;

import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * The filter of a capture in libpcap's language (pcap-filter(7)).
 *
 * <p>Only the first IP fragment of a datagram has its ports, so all fragments pass; what does not
 * belong to the ports is left out when they have been put together. So do all frames with a VLAN
 * tag, which shifts what follows it. Usually Linux keeps the tag beside the frame, so that the
 * filter sees it without; but a second tag, and that of a frame which is sent by a network card
 * that adds none, is inside. libpcap's word {@code vlan} skips one tag, of an Ethernet only.
 */
final class CaptureFilter {
  private static final String FRAGMENTS =
      "(ip proto 17 and ip[6:2] & 0x3fff != 0) or (ip6 and ip6[6] == 44)";

  /** IEEE 802.1Q, 802.1ad, and what some use for the latter. */
  private static final String TAGGED =
      "ether proto 0x8100 or ether proto 0x88a8 or ether proto 0x9100";

  private CaptureFilter() {}

  /**
   * Returns the filter for ports.
   *
   * @param ports the ports; empty for all
   */
  static String of(SortedSet<Integer> ports) {
    return "%s or %s".formatted(ports.isEmpty() ? "udp" : some(ports), TAGGED);
  }

  private static String some(SortedSet<Integer> ports) {
    return "(udp and (%s)) or %s"
        .formatted(
            ports.stream().map(port -> "port " + port).collect(Collectors.joining(" or ")),
            FRAGMENTS);
  }
}
