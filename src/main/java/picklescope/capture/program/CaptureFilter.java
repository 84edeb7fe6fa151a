package picklescope.capture.program;

import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * The filter of a capture in libpcap's language (pcap-filter(7)).
 *
 * <p>Only the first IP fragment of a datagram has its ports, so all fragments pass; what does not
 * belong to the ports is left out when they have been put together. On Linux the filter sees frames
 * without their VLAN tag, which the system keeps beside the frame; elsewhere the tag shifts what
 * follows it, and libpcap's word {@code vlan} is needed for it, which it accepts for Ethernet only.
 */
final class CaptureFilter {
  private static final String FRAGMENTS =
      "(ip proto 17 and ip[6:2] & 0x3fff != 0) or (ip6 and ip6[6] == 44)";

  private CaptureFilter() {}

  /**
   * Returns the filter for ports.
   *
   * @param ports the ports; empty for all
   * @param tagsInFrames whether VLAN tags are inside of the frames of an Ethernet
   */
  static String of(SortedSet<Integer> ports, boolean tagsInFrames) {
    String plain =
        ports.isEmpty()
            ? "udp"
            : "(udp and (%s)) or %s"
                .formatted(
                    ports.stream().map(port -> "port " + port).collect(Collectors.joining(" or ")),
                    FRAGMENTS);
    return tagsInFrames ? "%s or (vlan and (%s))".formatted(plain, plain) : plain;
  }
}
