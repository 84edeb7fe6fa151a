package picklescope.net;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import picklescope.event.DatagramSink;

/**
 * What a port has received and lost, also by sockets that are closed. The receive loop's thread
 * writes it, any thread may read it.
 */
final class PortCounts {
  // Only the loop's thread writes these, so a volatile write of the sum is enough.
  private volatile long received;
  private volatile long bytes;
  private volatile long droppedByUs;
  private volatile long cut;
  private volatile long dropsOfClosedSockets;
  private long unreportedOfClosedSockets;

  long received() {
    return received;
  }

  /** Counts a datagram, and whether there was room for it. */
  void count(int payloadBytes, boolean kept) {
    received = received + 1;
    bytes = bytes + payloadBytes;
    if (!kept) {
      droppedByUs = droppedByUs + 1;
    }
    if (payloadBytes >= DatagramSink.PLACE_BYTES) {
      cut = cut + 1;
    }
  }

  /**
   * Returns the counters.
   *
   * @param open the sockets of the port
   * @param hasDrops whether the system reports what it drops
   */
  Counters counters(List<PortSocket> open, boolean hasDrops) {
    var bySystem =
        hasDrops
            ? OptionalLong.of(dropsOfClosedSockets + drops(open, SystemDrops::count))
            : OptionalLong.empty();
    return new Counters(received, bytes, bySystem, droppedByUs, cut);
  }

  /** Keeps what the system has dropped at sockets that are closed next. */
  void closing(List<PortSocket> sockets) {
    dropsOfClosedSockets = dropsOfClosedSockets + drops(sockets, SystemDrops::refreshed);
    unreportedOfClosedSockets += drops(sockets, SystemDrops::takeUnreported);
  }

  /** Returns the drops that were not reported yet, and takes them as reported. */
  long takeUnreportedDrops(List<PortSocket> open) {
    long more = unreportedOfClosedSockets + drops(open, SystemDrops::takeUnreported);
    unreportedOfClosedSockets = 0;
    return more;
  }

  private static long drops(List<PortSocket> sockets, ToLongFunction<SystemDrops> asked) {
    return sockets.stream().flatMap(socket -> socket.drops().stream()).mapToLong(asked).sum();
  }
}
