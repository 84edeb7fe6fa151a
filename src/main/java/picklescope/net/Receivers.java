package picklescope.net;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import picklescope.event.DatagramSink;
import picklescope.linux.LinuxCalls;

/** Creates the fastest receiver for a socket. Used on the receive loop's thread. */
final class Receivers {
  private Optional<Recvmmsg> recvmmsg = Optional.empty();

  /**
   * Returns a receiver for a bound channel, which can be used while the channel is open.
   *
   * @param socket the channel's socket, if the system lists it
   */
  BatchReceiver of(DatagramChannel channel, Optional<OwnSocket> socket) {
    return socket.isPresent() && LinuxCalls.areAvailable()
        ? inBatches(channel, socket.get().descriptor())
        : new ChannelReceiver(channel);
  }

  /** Returns whether receivers report when the system received a datagram. */
  boolean giveTimes() {
    return recvmmsg.isPresent();
  }

  private BatchReceiver inBatches(DatagramChannel channel, int descriptor) {
    var shared = recvmmsg.orElseGet(Recvmmsg::new);
    recvmmsg = Optional.of(shared);
    LinuxSocket.set(descriptor, LinuxSocket.SO_TIMESTAMPNS, 1);
    boolean tellsDrops = LinuxSocket.set(descriptor, LinuxSocket.SO_RXQ_OVFL, 1);
    var drops = new DropCounter();
    return new BatchReceiver() {
      @Override
      public boolean receive(int most, DatagramSink sink, Arrival arrival) throws IOException {
        return shared.receive(channel, descriptor, drops, most, sink, arrival);
      }

      @Override
      public boolean tellsDrops() {
        return tellsDrops;
      }
    };
  }
}
