package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the local address for a remote address. A socket that listens on all addresses does not
 * learn the destination address of a datagram. The address from which the system would answer is
 * the best guess, and correct on a computer with one network. Not thread-safe.
 */
final class LocalAddresses {
  private static final int MOST = 1024;

  private final Map<InetAddress, InetAddress> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, InetAddress> eldest) {
          return size() > MOST;
        }
      };

  // Consecutive datagrams often have the same sender and port, and a receiver returns the same
  // object for the same sender.
  private InetSocketAddress lastRemote = new InetSocketAddress(0);
  private InetSocketAddress lastLocal = lastRemote;

  /** Returns the local address and port at which a datagram from the given sender arrived. */
  InetSocketAddress receiving(InetSocketAddress remote, int port) {
    if (remote != lastRemote || port != lastLocal.getPort()) {
      var address = known.computeIfAbsent(remote.getAddress(), LocalAddresses::towards);
      lastLocal = new InetSocketAddress(address, port);
      lastRemote = remote;
    }
    return lastLocal;
  }

  /**
   * Returns the local address from which a remote one is reached; the wildcard address if there is
   * no route. Sends nothing.
   */
  static InetAddress towards(InetAddress remote) {
    try (var probe = DatagramChannel.open()) {
      probe.connect(new InetSocketAddress(remote, 9));
      return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
    } catch (IOException | RuntimeException e) {
      return new InetSocketAddress(0).getAddress();
    }
  }
}
