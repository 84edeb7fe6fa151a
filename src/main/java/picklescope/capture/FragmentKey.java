package picklescope.capture;

import java.util.Comparator;

/**
 * What the fragments of one IP packet have in common (RFC 791, RFC 8200): addresses as numbers, of
 * which IPv4 uses the low ones, and identification.
 *
 * <p>It has an order, so that hostile keys with the same hash are found in a tree.
 *
 * @param protocol the protocol of IPv4; {@link #IPV6} for IPv6
 */
record FragmentKey(
    long sourceHigh,
    long sourceLow,
    long destinationHigh,
    long destinationLow,
    int identification,
    int protocol)
    implements Comparable<FragmentKey> {
  /** The protocol of IPv6, where each fragment states it and that of the first one counts. */
  static final int IPV6 = -1;

  private static final Comparator<FragmentKey> ORDER =
      Comparator.comparingInt(FragmentKey::identification)
          .thenComparingLong(FragmentKey::sourceLow)
          .thenComparingLong(FragmentKey::destinationLow)
          .thenComparingLong(FragmentKey::sourceHigh)
          .thenComparingLong(FragmentKey::destinationHigh)
          .thenComparingInt(FragmentKey::protocol);

  boolean isIpv6() {
    return protocol == IPV6;
  }

  @Override
  public int compareTo(FragmentKey other) {
    return ORDER.compare(this, other);
  }
}
