package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import picklescope.linux.LinuxCalls;

/** Finds the fastest way to receive from a socket. For the receive loop's thread. */
final class Receivers {
  private Optional<Recvmmsg> recvmmsg = Optional.empty();

  /** For a bound channel, as long as it is open. */
  BatchReceiver of(DatagramChannel channel) throws IOException {
    if (LinuxCalls.areAvailable() && channel.getLocalAddress() instanceof InetSocketAddress local) {
      var socket = OwnSocket.boundTo(local.getPort());
      if (socket.isPresent()) {
        return inBatches(channel, socket.get().descriptor());
      }
    }
    return new ChannelReceiver(channel);
  }

  private BatchReceiver inBatches(DatagramChannel channel, int descriptor) {
    var shared = recvmmsg.orElseGet(Recvmmsg::new);
    recvmmsg = Optional.of(shared);
    LinuxSocket.set(descriptor, LinuxSocket.SO_TIMESTAMPNS, 1);
    return (most, sink, arrival) -> shared.receive(channel, descriptor, most, sink, arrival);
  }
}
