package picklescope.net;

import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import picklescope.event.DatagramSink;

/**
 * The UDP ports that we listen on. Ports are added, removed, and switched off and on at any time,
 * from any thread; a port that cannot be opened says why in its {@link UdpPort#state()} and leaves
 * the others alone.
 *
 * <p>One thread, {@code picklescope-receive}, receives from all of them; changes are made on it
 * too, and each method waits until its change is made (some microseconds; no name service, no
 * network). It ends with {@link #close()}.
 *
 * <p>Where the computer has IPv6, a port listens for IPv4 and IPv6, else for IPv4.
 */
public final class Ports implements AutoCloseable {
  private final ReceiveLoop loop;
  private final AutoCloseable listening;
  private final ConcurrentSkipListMap<Integer, ListeningPort> ports = new ConcurrentSkipListMap<>();

  /** Listens on nothing yet. What arrives goes to the sink, one datagram at a time. */
  public Ports(DatagramSink sink) {
    this(sink, () -> {});
  }

  private Ports(DatagramSink sink, AutoCloseable listening) {
    this.loop = new ReceiveLoop(sink);
    this.listening = listening;
  }

  /**
   * Listens without a window: each message goes to the listener, decoded. See {@link
   * NetworkListener} for the thread that calls it.
   *
   * @param numbers the ports; none means {@value UdpPort#DEFAULT}
   * @throws NetworkException if one of them cannot be opened; then none is
   */
  public static Ports listening(NetworkListener listener, int... numbers) throws NetworkException {
    var dispatcher = new EventDispatcher(listener);
    var ports = new Ports(dispatcher, dispatcher);
    try {
      for (int number : numbers.length == 0 ? new int[] {UdpPort.DEFAULT} : numbers) {
        if (ports.add(number).state() instanceof PortState.Failed(String reason)) {
          throw new NetworkException(reason);
        }
      }
    } catch (NetworkException e) {
      ports.close();
      throw e;
    }
    return ports;
  }

  /**
   * Receives some thousand datagrams over the loopback that nobody sees, so that a burst right
   * after the start is not lost while the JVM still loads and compiles.
   *
   * @param sink gets them; like the real one, but not the real one
   * @param nanos the most time it may take
   */
  public static void warmUp(DatagramSink sink, long nanos) {
    ReceiveWarmUp.run(sink, nanos);
  }

  /** Adds a port that is ours alone and switches it on; a port that is there already stays. */
  public UdpPort add(int number) throws NetworkException {
    return add(number, PortSharing.EXCLUSIVE);
  }

  /**
   * Adds a port and switches it on; a port that is there already stays as it is.
   *
   * @return the port as it is now: open, or failed and why
   * @throws NetworkException if the number is not from 1 to 65535
   */
  public UdpPort add(int number, PortSharing sharing) throws NetworkException {
    return add(number, sharing, true);
  }

  /**
   * Adds a port and switches it on or leaves it off; a port that is there already stays as it is.
   *
   * @return the port as it is now: open, closed, or failed and why
   * @throws NetworkException if the number is not from 1 to 65535
   */
  public UdpPort add(int number, PortSharing sharing, boolean on) throws NetworkException {
    var added = new ListeningPort(UdpPort.checked(number), sharing, loop);
    return loop.call(() -> {
      var there = ports.putIfAbsent(number, added);
      if (there != null) {
        return there.snapshot();
      }
      if (on) {
        added.open();
      }
      return added.snapshot();
    });
  }

  /** Removes a port and frees its socket before it returns. */
  public void remove(int number) {
    loop.call(() -> {
      var port = ports.remove(number);
      if (port != null) {
        port.close();
      }
      return port;
    });
  }

  /** Switches a port on or off; off frees its socket before it returns. */
  public void toggle(int number, boolean on) {
    loop.call(() -> {
      var port = ports.get(number);
      if (port != null) {
        port.close();
        if (on) {
          port.open();
        }
      }
      return port;
    });
  }

  /**
   * A socket to send from. When its local port is one that we listen on, it is that port's, so that
   * answers arrive there; else it is one of its own.
   *
   * @throws NetworkException if the port is taken, or there is no such interface
   */
  public SendSocket sendSocket(SendOptions options) throws NetworkException {
    var listening =
        loop.call(() -> {
          var port = ports.get(options.localPort());
          return port == null ? Optional.<DatagramChannel>empty() : port.channel();
        });
    return listening.isPresent()
        ? SendSocket.listening(listening.get(), options)
        : SendSocket.open(options);
  }

  /** Whether a port is one that we listen on now. */
  public boolean isOpen(int number) {
    var port = ports.get(number);
    return port != null && port.snapshot().state() instanceof PortState.Open;
  }

  /** The ports in ascending order, as they are now. */
  public List<UdpPort> list() {
    return ports.values().stream().map(ListeningPort::snapshot).toList();
  }

  /** Removes all ports, frees their sockets and ends the thread. Closing again does nothing. */
  @Override
  public void close() {
    List.copyOf(ports.keySet()).forEach(this::remove);
    loop.close();
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
