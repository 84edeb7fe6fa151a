package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.event.DatagramSink;
import picklescope.linux.LinuxCalls;

/**
 * A port of {@link Ports} and its socket. It is changed only by the receive loop's thread; {@link
 * #snapshot()} may be called by any thread.
 */
final class ListeningPort {
  private static final ReceiveBuffer BUFFER =
      new ReceiveBuffer(PortState.Open.WANTED_RECEIVE_BUFFER);

  private final int number;
  private final PortSharing sharing;
  private final ReceiveLoop loop;

  private Optional<DatagramChannel> channel = Optional.empty();
  private long reportedDrops;

  private volatile PortState state = new PortState.Closed();
  private volatile Optional<SystemDrops> drops = Optional.empty();
  private volatile long dropsOfClosedSockets;
  // One thread writes these, so a volatile write of the sum is enough.
  private volatile long received;
  private volatile long bytes;
  private volatile long droppedByUs;
  private volatile long cut;

  ListeningPort(int number, PortSharing sharing, ReceiveLoop loop) {
    this.number = number;
    this.sharing = sharing;
    this.loop = loop;
  }

  int number() {
    return number;
  }

  /** Returns the socket if the port is open. Called on the loop's thread. */
  Optional<DatagramChannel> channel() {
    return channel;
  }

  long received() {
    return received;
  }

  UdpPort snapshot() {
    return new UdpPort(
        number, state, new Counters(received, bytes, droppedBySystem(), droppedByUs, cut), sharing);
  }

  private OptionalLong droppedBySystem() {
    if (!SystemDrops.known()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(dropsOfClosedSockets + drops.map(SystemDrops::count).orElse(0L));
  }

  void open() {
    try {
      var opened = DatagramChannel.open();
      try {
        share(opened);
        BUFFER.askFor(opened);
        opened.bind(new InetSocketAddress(number));
        var socket = OwnSocket.boundTo(number);
        if (socket.isPresent() && LinuxCalls.areAvailable()) {
          BUFFER.insist(opened, socket.get().descriptor());
        }
        loop.register(opened, socket, this);
        channel = Optional.of(opened);
        drops = socket.map(SystemDrops::new);
        state = new PortState.Open(ReceiveBuffer.granted(opened));
      } catch (IOException | UnsupportedOperationException e) {
        opened.close();
        throw e;
      }
    } catch (IOException e) {
      state = new PortState.Failed(BindReason.of(number, e));
    } catch (UnsupportedOperationException e) {
      state =
          new PortState.Failed(
              "Port %d: this system does not support that kind of port sharing. Choose another one."
                  .formatted(number));
    }
  }

  private void share(DatagramChannel opened) throws IOException {
    switch (sharing) {
      case EXCLUSIVE -> {}
      case REUSE_ADDRESS -> opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      case REUSE_PORT -> {
        opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        opened.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
    }
  }

  void close() {
    dropsOfClosedSockets += drops.map(SystemDrops::refreshed).orElse(0L);
    drops = Optional.empty();
    state = new PortState.Closed();
    try {
      if (channel.isPresent()) {
        loop.release(channel.get());
      }
    } catch (IOException e) {
      state = new PortState.Failed("Port %d: %s".formatted(number, e.getMessage()));
    }
    channel = Optional.empty();
  }

  /** Closes the port after an error and keeps the reason. */
  void fail(IOException e) {
    close();
    state =
        new PortState.Failed(
            "Port %d: %s. Switch it off and on again.".formatted(number, e.getMessage()));
  }

  /** Closes the port because the receive loop has ended. */
  void stopped() {
    if (state instanceof PortState.Open) {
      close();
      state = new PortState.Failed("Port %d: receiving has stopped.".formatted(number));
    }
  }

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
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

  /** Returns how many datagrams the system has dropped since the last call. */
  long newSystemDrops() {
    long all = dropsOfClosedSockets + drops.map(SystemDrops::refreshed).orElse(0L);
    long more = all - reportedDrops;
    reportedDrops = all;
    return more;
  }
}
