package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picklescope.system.OperatingSystem;

/**
 * A port of {@link Ports} and its sockets. It is changed only by the receive loop's thread; {@link
 * #snapshot()} may be called by any thread.
 */
final class ListeningPort {
  private final PortSpec spec;
  private final int number;
  private final ReceiveLoop loop;
  private final OperatingSystem system;
  private final PortHolder holder;
  private final PortInterfaces interfaces;

  private final PortCounts counts = new PortCounts();

  private volatile PortSharing sharing;
  private volatile PortState state = new PortState.Closed();
  private volatile List<PortSocket> sockets = List.of();
  private volatile Optional<Refusals> refusals = Optional.empty();
  private volatile Optional<SharedWith> sharedWith = Optional.empty();

  ListeningPort(PortSpec spec, PortSharing sharing, ReceiveLoop loop, OperatingSystem system) {
    this.spec = spec;
    this.number = spec.number();
    this.system = system;
    this.sharing = sharing;
    this.loop = loop;
    this.holder = new PortHolder(number);
    this.interfaces = new PortInterfaces(spec);
  }

  int number() {
    return number;
  }

  /** What datagrams are sent from, and what finds out which are refused. */
  record Sending(DatagramChannel channel, Optional<Refusals> refusals) {}

  /** Returns what to send from if the port is open. Called on the loop's thread. */
  Optional<Sending> sending() {
    return sockets.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sending(sockets.getLast().channel(), refusals));
  }

  /** Tells of the datagrams that were refused. Called on the loop's thread. */
  void takeRefusals() {
    refusals.ifPresent(Refusals::take);
  }

  long received() {
    return counts.received();
  }

  /** Returns whether it is open, has received something, and takes what comes to an address. */
  boolean receives(InetAddress to, String networkInterface) {
    return state instanceof PortState.Open
        && counts.received() > 0
        && spec.takes(to, networkInterface);
  }

  UdpPort snapshot() {
    return new UdpPort(
        spec, state, counts.counters(sockets, isLinux() && SystemDrops.known()), sharing);
  }

  /**
   * Returns a snapshot that names who else receives, or who has a port that is in use; it waits
   * until the system was asked.
   */
  UdpPort inspected() {
    var now = snapshot();
    if (isInUse(now.state())) {
      return isLinux() ? now.inUseBy(holder.text()) : now;
    }
    return sharedWith
        .filter(_ -> now.state() instanceof PortState.Open)
        .map(others -> now.with(others.text()))
        .orElse(now);
  }

  private boolean isLinux() {
    return system == OperatingSystem.LINUX;
  }

  void open() {
    try {
      interfaces.look();
      sockets = new PortSocket.Opening(spec, sharing, system).open();
      refusals = Refusals.of(sockets.stream().flatMap(socket -> socket.own().stream()).toList());
      var joined = interfaces.join(sockets);
      for (var socket : sockets) {
        loop.register(socket, this);
      }
      sharedWith =
          sharing != PortSharing.EXCLUSIVE
                  && isLinux()
                  && spec.place() instanceof PortPlace.Everywhere
              ? Optional.of(new SharedWith(number, sharing, inodes()))
              : Optional.empty();
      state =
          new PortState.Open(
              ReceiveBuffer.granted(sockets.getFirst().channel()), undefined(), joined);
    } catch (PlaceException e) {
      release();
      state = failed(e, PortState.Failed.Cause.NOT_THERE);
    } catch (IOException e) {
      release();
      state =
          new PortState.Failed(
              new BindReason(number, sharing, system).of(e), BindReason.isInUse(e));
    } catch (UnsupportedOperationException e) {
      state =
          new PortState.Failed(
              "Port %s: this system does not support that kind of port sharing. Choose another one."
                  .formatted(number),
              false);
    }
  }

  /** Windows lists no program that shares the port, and defines for none what it receives. */
  private String undefined() {
    return sharing != PortSharing.EXCLUSIVE && system == OperatingSystem.WINDOWS
        ? ("Windows does not define which of the programs that share port %s receives a message. To"
                + " see all messages, close the other program, watch them by a passive capture, or"
                + " let a relay at another port pass them on to it.")
            .formatted(number)
        : "";
  }

  private PortState failed(IOException e, PortState.Failed.Cause cause) {
    return new PortState.Failed("Port %s: %s".formatted(number, e.getMessage()), cause);
  }

  /**
   * Opens the port if another program had it, or its address or network interface was not there.
   */
  void retry() {
    if (state instanceof PortState.Failed failed && failed.mayBeRetried()) {
      open();
    }
  }

  /** Returns whether the port has groups or a place, which interfaces that come or go affect. */
  boolean dependsOnInterfaces() {
    return interfaces.hasAny();
  }

  /**
   * Returns whether interfaces have changed on which the port may depend, so that {@link
   * #followInterfaces} is to be called. Asks the system; any thread may call it.
   */
  boolean mayFollow() {
    return (state instanceof PortState.Open || isNotThere()) && interfaces.haveChanged();
  }

  private boolean isNotThere() {
    return state instanceof PortState.Failed(_, PortState.Failed.Cause cause)
        && cause == PortState.Failed.Cause.NOT_THERE;
  }

  /** Joins groups on new interfaces; opens the port anew if one of its own has come back. */
  void followInterfaces() {
    if (isNotThere()) {
      open();
    } else if (state instanceof PortState.Open open) {
      try {
        follow(open);
      } catch (IOException e) {
        fail(e);
      }
    }
  }

  private void follow(PortState.Open now) throws IOException {
    if (interfaces.areOutdated()) {
      close();
      open();
    } else {
      state =
          new PortState.Open(now.receiveBufferBytes(), now.others(), interfaces.joinNew(sockets));
    }
  }

  /** Opens the port shared in another way; if that fails it is shared as before. */
  void share(PortSharing wanted) {
    var before = sharing;
    close();
    sharing = wanted;
    open();
    if (state instanceof PortState.Failed) {
      sharing = before;
    }
  }

  private static boolean isInUse(PortState state) {
    return state instanceof PortState.Failed failed && failed.inUse();
  }

  private Set<Long> inodes() {
    return sockets.stream()
        .flatMap(socket -> socket.own().stream())
        .map(OwnSocket::inode)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Closes the port, once what has arrived before is received. */
  void close() {
    sockets.forEach(socket -> loop.receiveRest(socket.channel()));
    release();
  }

  private void release() {
    counts.closing(sockets);
    refusals.ifPresent(Refusals::close);
    refusals = Optional.empty();
    var open = sockets;
    sockets = List.of();
    loop.takeDrops(this);
    sharedWith = Optional.empty();
    state = new PortState.Closed();
    for (var socket : open) {
      try {
        loop.release(socket.channel());
      } catch (IOException e) {
        state = failed(e, PortState.Failed.Cause.OTHER);
      }
    }
  }

  /** Closes the port after an error and keeps the reason. */
  void fail(IOException e) {
    release();
    state =
        new PortState.Failed(
            "Port %s: %s. Switch it off and on again.".formatted(number, e.getMessage()), false);
  }

  /** Closes the port because the receive loop has ended. */
  void stopped() {
    if (state instanceof PortState.Open) {
      release();
      state = new PortState.Failed("Port %s: receiving has stopped.".formatted(number), false);
    }
  }

  void count(int payloadBytes, boolean kept) {
    counts.count(payloadBytes, kept);
  }

  /** Returns the drops that were not reported yet, and takes them as reported. */
  long takeUnreportedDrops() {
    return counts.takeUnreportedDrops(sockets);
  }
}
