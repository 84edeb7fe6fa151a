package picklescope.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads and writes socket addresses of Linux: {@code struct sockaddr_in} and {@code sockaddr_in6},
 * in {@value #SIZE} bytes each. Not thread-safe.
 */
final class SocketNames {
  /** The size of a {@code sockaddr_in6}, the larger one. */
  static final int SIZE = 28;

  private static final short IPV4 = 2; // AF_INET
  private static final short IPV6 = 10; // AF_INET6
  private static final int IPV4_SIZE = 16;
  private static final int PORT = 2;
  private static final int IPV4_ADDRESS = 4;
  private static final int IPV4_END = 8;
  private static final int IPV6_ADDRESS = 8;
  private static final int IPV6_SCOPE = 24;

  private final ByteBuffer names;

  // Consecutive datagrams often have the same sender.
  private final byte[] lastName = new byte[SIZE];
  private final byte[] name = new byte[SIZE];
  private InetSocketAddress last = new InetSocketAddress(0);

  SocketNames(ByteBuffer names) {
    this.names = names.order(ByteOrder.nativeOrder());
  }

  /** Returns the address with the given index. */
  InetSocketAddress at(int index) {
    int at = index * SIZE;
    boolean ipv4 = names.getShort(at) == IPV4;
    names.get(at, name);
    if (ipv4) {
      Arrays.fill(name, IPV4_END, SIZE, (byte) 0); // padding, or bytes of a previous address
    }
    if (!Arrays.equals(name, lastName)) {
      last = new InetSocketAddress(address(at, ipv4), port());
      System.arraycopy(name, 0, lastName, 0, SIZE);
    }
    return last;
  }

  /**
   * Writes an address.
   *
   * @param name {@value #SIZE} bytes that are 0
   * @return how many bytes it takes
   */
  static int write(InetSocketAddress address, ByteBuffer name) {
    boolean ipv6 = address.getAddress() instanceof Inet6Address;
    name.order(ByteOrder.nativeOrder()).putShort(0, ipv6 ? IPV6 : IPV4);
    name.put(PORT, (byte) (address.getPort() >> 8)).put(PORT + 1, (byte) address.getPort());
    name.put(ipv6 ? IPV6_ADDRESS : IPV4_ADDRESS, address.getAddress().getAddress());
    if (address.getAddress() instanceof Inet6Address inInterface) {
      name.putInt(IPV6_SCOPE, inInterface.getScopeId());
    }
    return ipv6 ? SIZE : IPV4_SIZE;
  }

  private int port() {
    return Byte.toUnsignedInt(name[PORT]) << 8 | Byte.toUnsignedInt(name[PORT + 1]);
  }

  private InetAddress address(int at, boolean ipv4) {
    try {
      if (ipv4) {
        return InetAddress.getByAddress(Arrays.copyOfRange(name, IPV4_ADDRESS, IPV4_END));
      }
      // An IPv4-mapped IPv6 address becomes an IPv4 address here.
      var address = InetAddress.getByAddress(Arrays.copyOfRange(name, IPV6_ADDRESS, IPV6_SCOPE));
      int scope = names.getInt(at + IPV6_SCOPE);
      return address instanceof Inet6Address && scope != 0
          ? Inet6Address.getByAddress(null, address.getAddress(), scope)
          : address;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for arrays of another length
    }
  }
}
