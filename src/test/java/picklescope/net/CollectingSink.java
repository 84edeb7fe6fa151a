package picklescope.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picklescope.event.Datagram;
import picklescope.event.DatagramSink;
import picklescope.event.Direction;

/** Keeps what it gets until a test takes it. */
class CollectingSink implements DatagramSink {
  final LinkedBlockingQueue<Datagram> datagrams = new LinkedBlockingQueue<>();
  volatile boolean keeping = true;
  volatile long systemDrops;
  private final ByteBuffer place = ByteBuffer.allocateDirect(1 << 16);

  @Override
  public ByteBuffer nextPayload() {
    return place.clear();
  }

  @Override
  public boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    byte[] payload = new byte[place.flip().remaining()];
    place.get(payload);
    datagrams.add(new Datagram(0, timeNanos, Direction.IN, remote, local, payload));
    return keeping;
  }

  @Override
  public boolean sent(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
    datagrams.add(new Datagram(0, timeNanos, Direction.OUT, remote, local, payload));
    return keeping;
  }

  @Override
  public void dropped(int port, long count) {
    systemDrops = systemDrops + count;
  }

  Datagram take() throws InterruptedException {
    var datagram = datagrams.poll(20, TimeUnit.SECONDS);
    if (datagram == null) {
      throw new AssertionError("no datagram came within 20 s");
    }
    return datagram;
  }
}
