package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import picklescope.event.DatagramSink;

/** Receives one datagram per system call, by {@link DatagramChannel}; works on every system. */
final class ChannelReceiver implements BatchReceiver {
  private final DatagramChannel channel;

  ChannelReceiver(DatagramChannel channel) {
    this.channel = channel;
  }

  @Override
  public boolean receive(int most, DatagramSink sink, Arrival arrival) throws IOException {
    for (int i = 0; i < most && channel.isOpen(); i++) {
      var buffer = sink.nextPayload();
      int before = buffer.position();
      if (!(channel.receive(buffer) instanceof InetSocketAddress remote)) {
        return false;
      }
      arrival.arrived(WallClock.nanos(), remote, buffer.position() - before);
    }
    return true;
  }
}
