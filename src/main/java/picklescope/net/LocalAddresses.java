package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of our addresses talks to a remote one. A socket that listens on all addresses is not told
 * to which one a datagram came; the one that the system would answer from is the best guess, and
 * the right one on a computer with one network. Not thread-safe.
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

  // Datagrams come in runs from one sender to one port, and a receiver says the same sender with
  // the same object.
  private InetSocketAddress lastRemote = new InetSocketAddress(0);
  private InetSocketAddress lastLocal = lastRemote;

  /** Our address and port at which a datagram of that sender came in. */
  InetSocketAddress receiving(InetSocketAddress remote, int port) {
    if (remote != lastRemote || port != lastLocal.getPort()) {
      var address = known.computeIfAbsent(remote.getAddress(), LocalAddresses::towards);
      lastLocal = new InetSocketAddress(address, port);
      lastRemote = remote;
    }
    return lastLocal;
  }

  /** Our address on the way to a remote one, the wildcard if there is no way. Sends nothing. */
  static InetAddress towards(InetAddress remote) {
    try (var probe = DatagramChannel.open()) {
      probe.connect(new InetSocketAddress(remote, 9));
      return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
    } catch (IOException | RuntimeException e) {
      return new InetSocketAddress(0).getAddress();
    }
  }
}
