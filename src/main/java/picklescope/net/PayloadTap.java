package picklescope.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import picklescope.event.DatagramSink;

/** Passes the calls on to a sink, and gives access to the last payload. Not thread-safe. */
final class PayloadTap implements DatagramSink {
  private final DatagramSink sink;
  private ByteBuffer place = ByteBuffer.allocate(0);
  private ByteBuffer view = place;
  private int start;

  PayloadTap(DatagramSink sink) {
    this.sink = sink;
  }

  @Override
  public ByteBuffer nextPayload() {
    var next = sink.nextPayload();
    if (next != place) {
      place = next;
      view = next.duplicate();
    }
    start = next.position();
    return next;
  }

  /** Returns the payload that was last received; it is valid until the next one is. */
  ByteBuffer payload(int bytes) {
    return view.clear().position(start).limit(start + bytes);
  }

  @Override
  public boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    return sink.received(timeNanos, remote, local);
  }

  @Override
  public boolean sent(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
    return sink.sent(timeNanos, remote, local, payload);
  }

  @Override
  public void dropped(int port, long datagrams) {
    sink.dropped(port, datagrams);
  }
}
