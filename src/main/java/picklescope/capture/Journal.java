package picklescope.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import picklescope.event.Datagram;
import picklescope.event.DatagramSink;
import picklescope.event.Direction;

/** The live capture. */
public final class Journal implements Capture, DatagramSink {
  private final List<Datagram> datagrams = new ArrayList<>();
  private final ByteBuffer block = ByteBuffer.allocateDirect(1 << 16);

  /** An empty capture. */
  public Journal() {}

  @Override
  public synchronized long first() {
    return 1;
  }

  @Override
  public synchronized long last() {
    return datagrams.size();
  }

  @Override
  public synchronized Datagram get(long number) {
    if (number < 1 || number > datagrams.size()) {
      throw new NoSuchElementException("no datagram " + number);
    }
    return datagrams.get((int) number - 1);
  }

  @Override
  public ByteBuffer nextPayload() {
    return block.clear();
  }

  @Override
  public boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    byte[] payload = new byte[block.flip().remaining()];
    block.get(payload);
    return append(Direction.IN, timeNanos, remote, local, payload);
  }

  @Override
  public boolean sent(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
    return append(Direction.OUT, timeNanos, remote, local, payload);
  }

  private synchronized boolean append(
      Direction direction,
      long timeNanos,
      InetSocketAddress remote,
      InetSocketAddress local,
      byte[] payload) {
    datagrams.add(
        new Datagram(datagrams.size() + 1L, timeNanos, direction, remote, local, payload));
    return true;
  }
}
