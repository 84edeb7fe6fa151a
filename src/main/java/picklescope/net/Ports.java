package picklescope.net;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import picklescope.event.DatagramSink;

/**
 * The UDP ports that we listen on. Ports are added, removed, and switched off and on at any time,
 * from any thread; a port that cannot be opened says why and leaves the others alone.
 */
public final class Ports implements AutoCloseable {
  private final DatagramSink sink;
  private final ConcurrentSkipListMap<Integer, Listening> ports = new ConcurrentSkipListMap<>();

  /** Listens on nothing yet. What arrives goes to the sink, one datagram at a time. */
  public Ports(DatagramSink sink) {
    this.sink = sink;
  }

  /** Adds a port and switches it on; nothing happens if it is there already. */
  public void add(int number) throws NetworkException {
    if (number < 1 || number > 65_535) {
      throw new NetworkException("A port is a number from 1 to 65535, not " + number + ".");
    }
    if (ports.containsKey(number)) {
      return;
    }
    var port = new Listening(number);
    ports.put(number, port);
    port.open();
  }

  /** Removes a port and frees its socket before it returns. */
  public void remove(int number) {
    var port = ports.remove(number);
    if (port != null) {
      port.close();
    }
  }

  /** Switches a port on or off; off frees its socket before it returns. */
  public void toggle(int number, boolean on) {
    var port = ports.get(number);
    if (port != null) {
      port.close();
      if (on) {
        port.open();
      }
    }
  }

  /** The ports in ascending order, as they are now. */
  public List<UdpPort> list() {
    return ports.values().stream().map(Listening::snapshot).toList();
  }

  @Override
  public void close() {
    List.copyOf(ports.keySet()).forEach(this::remove);
  }

  private final class Listening {
    final int number;
    final AtomicLong received = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    volatile PortState state = new PortState.Closed();
    volatile DatagramChannel channel;

    Listening(int number) {
      this.number = number;
    }

    UdpPort snapshot() {
      return new UdpPort(
          number, state, new Counters(received.get(), bytes.get(), OptionalLong.empty(), 0));
    }

    void open() {
      try {
        var opened = DatagramChannel.open();
        opened.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
        try {
          opened.bind(new InetSocketAddress(number));
        } catch (IOException e) {
          opened.close();
          throw e;
        }
        channel = opened;
        state = new PortState.Open(opened.getOption(StandardSocketOptions.SO_RCVBUF));
        Thread.ofPlatform().daemon().name("receive-" + number).start(() -> loop(opened));
      } catch (BindException e) {
        state =
            new PortState.Failed(
                "Port %d is used by another program. Close that program, or choose another port."
                    .formatted(number));
      } catch (IOException e) {
        state = new PortState.Failed("Port %d: %s".formatted(number, e.getMessage()));
      }
    }

    void loop(DatagramChannel from) {
      try {
        while (true) {
          var buffer = sink.nextPayload();
          int before = buffer.position();
          var remote = (InetSocketAddress) from.receive(buffer);
          long now = System.currentTimeMillis() * 1_000_000;
          received.incrementAndGet();
          bytes.addAndGet(buffer.position() - before);
          sink.received(now, remote, (InetSocketAddress) from.getLocalAddress());
        }
      } catch (IOException e) {
        if (from.isOpen()) {
          state = new PortState.Failed("Port %d: %s".formatted(number, e.getMessage()));
        }
      }
    }

    void close() {
      var open = channel;
      state = new PortState.Closed();
      if (open != null) {
        try {
          open.close();
        } catch (IOException e) {
          state = new PortState.Failed("Port %d: %s".formatted(number, e.getMessage()));
        }
      }
    }
  }
}
