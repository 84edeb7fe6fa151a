package picklescope.event;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Orders IP addresses by their bytes; equal addresses are those that {@link InetAddress#equals}
 * takes for equal. Sorted maps of addresses are as fast for any addresses, while a sender with an
 * IPv6 network can choose thousands of addresses of which {@link InetAddress#hashCode} is the same.
 */
public enum AddressOrder implements Comparator<InetAddress> {
  INSTANCE;

  @Override
  public int compare(InetAddress first, InetAddress second) {
    return Arrays.compareUnsigned(first.getAddress(), second.getAddress());
  }
}
