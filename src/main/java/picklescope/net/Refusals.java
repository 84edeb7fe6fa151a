package picklescope.net;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import picklescope.linux.Errno;
import picklescope.linux.LinuxCalls;

/**
 * Finds out which datagrams from sockets of Linux that are not connected are refused because no
 * program listens there, and tells those who sent them. It begins with the first datagram that is
 * to be reported, so that sockets which only receive work as without it. Thread-safe.
 *
 * <p>At most {@value #MOST_PER_SECOND} errors are taken each second; the system is told to discard
 * the others, so that forged ones neither fill the receive buffer nor take time.
 */
final class Refusals implements AutoCloseable {
  static final int MOST_PER_SECOND = 1_000;

  /** Destinations that are remembered, the latest. */
  static final int MOST_DESTINATIONS = 1_024;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_ERRORS = 64;
  private static final int NOT_SENT = -1;

  private final List<OwnSocket> sockets;
  private final Map<InetSocketAddress, Sends> destinations = new Recent();
  private List<ErrorQueue> queues = List.of(); // until the first datagram is sent
  private final ReadWriteLock sending = new ReentrantReadWriteLock();
  private volatile Optional<Sendto> sendto = Optional.empty(); // as the queues
  private volatile boolean on;
  private volatile boolean closed;
  private long second = System.nanoTime() - SECOND;
  private int left;

  /** The sends to one destination. */
  final class Sends {
    private final InetSocketAddress to;
    private volatile Consumer<InetSocketAddress> told = _ -> {};
    private int underWay;
    private boolean refused;

    private Sends(InetSocketAddress to) {
      this.to = to;
    }

    private void begin(Consumer<InetSocketAddress> by) {
      told = by;
      underWay++;
    }

    /** Notes that a datagram has been sent, and recorded, or that this has failed. */
    void end() {
      if (isRefusedAtEnd()) {
        told.accept(to);
      }
    }

    private boolean isRefusedAtEnd() {
      synchronized (Refusals.this) {
        underWay--;
        boolean tells = underWay == 0 && refused;
        refused &= underWay > 0;
        return tells;
      }
    }
  }

  private static final class Recent extends LinkedHashMap<InetSocketAddress, Sends> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Sends> eldest) {
      return size() > MOST_DESTINATIONS;
    }
  }

  private Refusals(List<OwnSocket> sockets) {
    this.sockets = sockets;
  }

  /** Returns those of sockets, which are open until this is closed; empty if they are not told. */
  static Optional<Refusals> of(List<OwnSocket> sockets) {
    return sockets.isEmpty() || !LinuxCalls.areAvailable()
        ? Optional.empty()
        : Optional.of(new Refusals(sockets));
  }

  /** Returns those of a bound channel. */
  static Optional<Refusals> of(DatagramChannel channel, int port) {
    return channel.isOpen() && LinuxCalls.areAvailable()
        ? of(OwnSocket.boundTo(port).stream().toList())
        : Optional.empty();
  }

  /**
   * Notes that a datagram is about to be sent.
   *
   * @param told is called if it, or a later one to that destination, is refused: by a thread that
   *     sends, or by the one that calls {@link #take}
   * @return whose {@link Sends#end} is to be called then
   */
  Sends begin(InetSocketAddress to, Consumer<InetSocketAddress> told) {
    take(); // those of earlier datagrams
    synchronized (this) {
      switchOn();
      var sends = destinations.computeIfAbsent(to, Sends::new);
      sends.begin(told);
      return sends;
    }
  }

  private void switchOn() {
    long now = System.nanoTime();
    if (!on && !closed && (left > 0 || now - second >= SECOND)) {
      if (queues.isEmpty()) {
        queues = sockets.stream().map(socket -> new ErrorQueue(socket.descriptor())).toList();
        sendto = Optional.of(new Sendto());
      }
      queues.forEach(queue -> queue.set(true));
      on = true;
    }
  }

  /**
   * Sends a datagram from the last socket, also if an earlier one was refused. Waits while the send
   * buffer is full.
   *
   * @return whether it was sent; if not, a {@code DatagramChannel} may try it, and tells why
   */
  boolean send(byte[] payload, InetSocketAddress to) {
    var full = new FullBuffer();
    for (int errors = 0; errors < MOST_ERRORS; ) {
      int error = sendOnce(payload, to);
      if (error == Errno.AGAIN) {
        full.pause();
      } else if (error != 0 && ErrorQueue.isOfEarlierDatagram(error)) {
        errors++;
      } else {
        return error == 0;
      }
    }
    return false;
  }

  private int sendOnce(byte[] payload, InetSocketAddress to) {
    sending.readLock().lock();
    try {
      return closed || sendto.isEmpty()
          ? NOT_SENT
          : sendto.get().send(sockets.getLast().descriptor(), payload, to);
    } finally {
      sending.readLock().unlock();
    }
  }

  /** Returns whether the sockets are closed, or are being closed. */
  boolean isClosed() {
    return closed;
  }

  /** Takes the refusals that have come, and tells of them. Never waits for the network. */
  void take() {
    if (on) {
      toBeTold().forEach(sends -> sends.told.accept(sends.to));
    }
  }

  private synchronized Set<Sends> toBeTold() {
    var refused = on ? refused() : List.<InetSocketAddress>of();
    if (refused.isEmpty()) {
      return Set.of();
    }
    var told = new LinkedHashSet<Sends>();
    for (var to : refused) {
      var sends = destinations.get(to);
      if (sends != null && sends.underWay > 0) {
        sends.refused = true; // its sender tells of it when it has been recorded
      } else if (sends != null) {
        told.add(sends);
      }
    }
    return told;
  }

  private List<InetSocketAddress> refused() {
    long now = System.nanoTime();
    if (now - second >= SECOND) {
      second = now;
      left = MOST_PER_SECOND;
    }
    var refused = new ArrayList<InetSocketAddress>(0);
    for (var queue : queues) {
      left -= queue.take(left, refused::add);
    }
    if (left == 0) {
      queues.forEach(queue -> queue.set(false));
      on = false;
    }
    return refused;
  }

  /** Ends it, before the sockets are closed: their descriptors may then be those of others. */
  @Override
  public synchronized void close() {
    sending.writeLock().lock();
    closed = true;
    on = false;
    sending.writeLock().unlock();
  }
}
