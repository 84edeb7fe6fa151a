package picklescope.net.doctor;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import picklescope.event.DatagramSink;
import picklescope.net.NetworkException;
import picklescope.net.Ports;
import picklescope.net.UdpPort;

/**
 * A port as it was found.
 *
 * @param number its number
 * @param port the port as Picklescope has it, or had it for a moment; empty if it has none of that
 *     number
 * @param tried whether it was opened only to see whether it can be
 */
record PortSeen(int number, Optional<UdpPort> port, boolean tried) {
  /** Looks a port up among the given ones; if none are given, opens it and closes it at once. */
  static PortSeen of(int number, Optional<Ports> ports) {
    return ports
        .map(here -> new PortSeen(number, find(number, here), false))
        .orElseGet(() -> tried(number));
  }

  private static Optional<UdpPort> find(int number, Ports ports) {
    return ports.list().stream().filter(port -> port.number() == number).findFirst();
  }

  private static PortSeen tried(int number) {
    try (var trial = new Ports(new Discarding(ByteBuffer.allocate(DatagramSink.PLACE_BYTES)))) {
      trial.add(number);
      return new PortSeen(number, find(number, trial), true);
    } catch (NetworkException e) {
      return new PortSeen(number, Optional.empty(), true); // not a number of a port
    }
  }

  /** Receives what comes in the moment in which the port is open. */
  private record Discarding(ByteBuffer place) implements DatagramSink {
    @Override
    public ByteBuffer nextPayload() {
      return place.clear();
    }

    @Override
    public boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
      return true;
    }

    @Override
    public boolean sent(
        long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
      return true;
    }
  }
}
