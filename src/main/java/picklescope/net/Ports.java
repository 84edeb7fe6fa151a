package picklescope.net;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import picklescope.event.DatagramSink;
import picklescope.system.OperatingSystem;

/**
 * The UDP ports on which Picklescope listens. Ports can be added, removed, and switched off and on
 * at any time, from any thread. If a port cannot be opened, its {@link UdpPort#state()} contains
 * the reason, and the other ports are not affected.
 *
 * <p>One thread, {@code picklescope-receive}, receives from all of them; changes are executed on
 * it, too, and each method waits until its change is done (some microseconds; no name service or
 * network is involved). It ends with {@link #close()}.
 *
 * <p>Ports follow the network interfaces, within a second or two: groups are joined on those that
 * have come, and a port is opened again if its interface or address was not there, or its interface
 * has gone and come back. A thread {@code interfaces} looks, if a port has groups or a place.
 *
 * <p>Where the computer has IPv6, a port listens for IPv4 and IPv6, else for IPv4. On Linux a
 * shared port has a socket for each of them.
 */
public final class Ports implements AutoCloseable {
  private final ReceiveLoop loop;
  private final AutoCloseable listening;
  private final OperatingSystem system;
  private final ConcurrentSkipListMap<Integer, ListeningPort> ports = new ConcurrentSkipListMap<>();
  private final InterfaceWatch interfaces = new InterfaceWatch(this::followInterfaces);
  private volatile Counters removed = Counters.NONE; // written by the loop's thread

  /** Creates an empty set of ports. Received datagrams are passed to the sink, one at a time. */
  public Ports(DatagramSink sink) {
    this(sink, OperatingSystem.running());
  }

  /** Creates an empty set of ports that do what another system allows. */
  Ports(DatagramSink sink, OperatingSystem system) {
    this(sink, () -> {}, system);
  }

  private Ports(DatagramSink sink, AutoCloseable listening, OperatingSystem system) {
    this.loop = new ReceiveLoop(sink);
    this.listening = listening;
    this.system = system;
  }

  /**
   * Listens and passes each decoded message to a listener. See {@link NetworkListener} for the
   * thread that calls it.
   *
   * @param numbers the ports; if there are none, {@value UdpPort#DEFAULT}
   * @throws NetworkException if one of them cannot be opened; the others are closed then
   */
  public static Ports listening(NetworkListener listener, int... numbers) throws NetworkException {
    var dispatcher = new EventDispatcher(listener);
    var ports = new Ports(dispatcher, dispatcher, OperatingSystem.running());
    try {
      for (int number : numbers.length == 0 ? new int[] {UdpPort.DEFAULT} : numbers) {
        if (ports.add(number).state() instanceof PortState.Failed(String reason, _)) {
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
   * Receives some thousand datagrams over the loopback and discards them, so that a burst right
   * after the start is not lost while the JVM loads and compiles classes.
   *
   * @param sink receives them; of the same class as the real one, but not the real one
   * @param nanos the maximum duration in nanoseconds
   */
  public static void warmUp(DatagramSink sink, long nanos) {
    ReceiveWarmUp.run(sink, nanos);
  }

  /** Adds a port that is not shared and switches it on. An existing port is not changed. */
  public UdpPort add(int number) throws NetworkException {
    return add(number, PortSharing.EXCLUSIVE);
  }

  /**
   * Adds a port that is not shared and switches it on. An existing port of the same number is not
   * changed, even if it is opened in another way.
   *
   * @return the port as it is now: open, or failed and why
   * @throws NetworkException if the number is not from 1 to 65535
   */
  public UdpPort add(PortSpec port) throws NetworkException {
    return add(port, PortSharing.EXCLUSIVE, true);
  }

  /**
   * Adds a port and switches it on; an existing port is not changed.
   *
   * @return the port as it is now: open, or failed and why
   * @throws NetworkException if the number is not from 1 to 65535
   */
  public UdpPort add(int number, PortSharing sharing) throws NetworkException {
    return add(PortSpec.of(number), sharing, true);
  }

  /**
   * Adds a port and switches it on or leaves it off; an existing port is not changed.
   *
   * @return the port as it is now: open, closed, or failed and why
   * @throws NetworkException if the number is not from 1 to 65535
   */
  public UdpPort add(PortSpec port, PortSharing sharing, boolean on) throws NetworkException {
    int number = UdpPort.checked(port.number());
    var added = new ListeningPort(port, sharing, loop, system);
    if (added.dependsOnInterfaces()) {
      interfaces.begin();
    }
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

  /** Removes a port; its socket is closed when this method returns. */
  public void remove(int number) {
    loop.call(() -> {
      var port = ports.remove(number);
      if (port != null) {
        port.close();
        removed = removed.plus(port.snapshot().counters());
      }
      return port;
    });
  }

  /** Returns the sums of what the ports have received and lost that were removed. */
  public Counters removed() {
    return removed;
  }

  /** Switches a port on or off; when it is off its socket is closed on return. */
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

  /** Switches all ports off; their sockets are closed on return, and their counters stay. */
  public void switchOff() {
    loop.call(() -> {
      ports.values().forEach(ListeningPort::close);
      return ports;
    });
  }

  /**
   * Opens a port that could not be opened because another program had it, or its address or network
   * interface was not there, if that has changed; no effect on others.
   */
  public void retry(int number) {
    change(number, ListeningPort::retry);
  }

  /**
   * Lets ports follow the network interfaces now. Asks the system, which takes some milliseconds if
   * a port has groups or a place.
   */
  void followInterfaces() {
    for (var port : ports.values()) {
      if (port.mayFollow()) {
        change(port.number(), ListeningPort::followInterfaces);
      }
    }
  }

  /**
   * Opens a port shared in another way. If that fails, {@link UdpPort#state()} contains the reason,
   * and the port is shared as before when it is opened again.
   */
  public void share(int number, PortSharing sharing) {
    change(number, port -> port.share(sharing));
  }

  private void change(int number, Consumer<ListeningPort> change) {
    loop.call(() -> {
      Optional.ofNullable(ports.get(number)).ifPresent(change);
      return number;
    });
  }

  /**
   * Returns a socket for sending. If the local port is a listening port, its socket is used, so
   * that answers arrive there; otherwise a new socket is opened.
   *
   * @throws NetworkException if the port is in use, or there is no such interface
   */
  public SendSocket sendSocket(SendOptions options) throws NetworkException {
    var listening =
        loop.call(() -> {
          var port = ports.get(options.localPort());
          return port == null ? Optional.<ListeningPort.Sending>empty() : port.sending();
        });
    return listening.isPresent()
        ? SendSocket.listening(listening.get(), options, loop.underWay())
        : SendSocket.open(options, loop.underWay());
  }

  /** Returns whether a port is open. */
  public boolean isOpen(int number) {
    var port = ports.get(number);
    return port != null && port.snapshot().state() instanceof PortState.Open;
  }

  /**
   * Returns whether a port is open that receives what this computer gets at an address. It has
   * received something before: else it may be that it cannot, as behind a firewall.
   *
   * @param networkInterface the network interface by which it comes; empty if it is not known
   */
  public boolean receives(InetSocketAddress to, String networkInterface) {
    var port = ports.get(to.getPort());
    return port != null && port.receives(to.getAddress(), networkInterface);
  }

  /**
   * Returns the ports in ascending order, with their present states. Of shared ports it asks the
   * system who else receives, and of ports in use who has them, once a second at most; this may
   * take some milliseconds.
   */
  public List<UdpPort> list() {
    return ports.values().stream().map(ListeningPort::inspected).toList();
  }

  /**
   * Removes all ports, closes their sockets and ends the thread. Has no effect if it is already
   * closed.
   */
  @Override
  public void close() {
    interfaces.close();
    List.copyOf(ports.keySet()).forEach(this::remove);
    loop.close();
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
