package picklescope.stream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.pickle.PickleException;
import picklescope.python.Call;

/** Makes events of streams, numbered from 1, at times that the test sets. */
final class StreamEvents {
  /** When the first message comes: 2026-09-22. */
  static final long START = 1_790_000_000_000_000_000L;

  private static final InetSocketAddress LOCAL =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);

  private long number;

  /**
   * Returns the next event.
   *
   * @param seconds its time after {@link #START}
   */
  Event at(double seconds, Call call) {
    return at(seconds, "192.168.0.7", call);
  }

  Event at(double seconds, String address, Call call) {
    return event(START + Math.round(seconds * 1e9), address, Direction.IN, payload(call));
  }

  Event event(long timeNanos, String address, Direction direction, byte[] payload) {
    return event(timeNanos, address, direction, payload, "");
  }

  Event event(long timeNanos, String address, Direction direction, byte[] payload, String source) {
    var remote = new InetSocketAddress(InetAddress.ofLiteral(address), 50_000);
    var datagram = new Datagram(++number, timeNanos, direction, remote, LOCAL, payload, source);
    return Envelope.auto()
        .decode(datagram, "PC-" + address.substring(address.lastIndexOf('.') + 1));
  }

  static byte[] payload(Call call) {
    try {
      return Envelope.auto().encode(call, 4);
    } catch (PickleException e) {
      throw new AssertionError(e);
    }
  }

  static long nanos(double seconds) {
    return START + Math.round(seconds * 1e9);
  }
}
