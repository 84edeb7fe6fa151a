package picklescope.send;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntPredicate;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.net.NetworkException;
import picklescope.net.OwnAddresses;
import picklescope.net.SendOptions;

/**
 * Runs responders over what a live capture receives, on one thread, {@code responders}, which is
 * there while one is on. It looks each millisecond, so that receiving is not delayed by it.
 *
 * <p>What was sent from one of our own listening ports, or by a responder, is never answered: so
 * none answers itself or another.
 */
public final class Responders implements AutoCloseable {
  private static final long LOOK_NANOS = 1_000_000;
  private static final int MOST_WAITING = 10_000;

  private final Capture capture;
  private final Function<Datagram, Event> decode;
  private final Transmitter.Sockets sockets;
  private final Transmitter.Sent sent;
  private final IntPredicate listening;
  private final List<Responder> responders = new CopyOnWriteArrayList<>();
  private final ConcurrentHashMap<Responder, Transmitter> fixed = new ConcurrentHashMap<>();
  private final OwnAddresses own = new OwnAddresses();
  private Optional<Thread> thread = Optional.empty(); // guarded by this
  private Optional<Transmitter> toSenders = Optional.empty(); // guarded by this
  private volatile boolean running;

  /** An answer that is not due yet. */
  private record Waiting(long due, Responder responder, Event event)
      implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      return Long.signum(due - other.due);
    }
  }

  /**
   * Nothing runs until a responder is switched on.
   *
   * @param decode makes events of datagrams
   * @param listening whether a port is one that we listen on
   */
  public Responders(
      Capture capture,
      Function<Datagram, Event> decode,
      Transmitter.Sockets sockets,
      Transmitter.Sent sent,
      IntPredicate listening) {
    this.capture = capture;
    this.decode = decode;
    this.sockets = sockets;
    this.sent = sent;
    this.listening = listening;
  }

  /** Those that are there, in the order in which they were added. */
  public List<Responder> list() {
    return List.copyOf(responders);
  }

  /** Adds one, switched off. */
  public void add(Responder responder) {
    responders.add(responder);
  }

  /** Switches one off and takes it away. */
  public void remove(Responder responder) {
    switchOff(responder);
    responders.remove(responder);
  }

  /**
   * Switches one on: it answers what arrives from now on. It may wait for the name service: not for
   * the JavaFX thread.
   *
   * @throws NetworkException if its destination is not known
   */
  public synchronized void switchOn(Responder responder) throws NetworkException {
    var to = responder.rule().to();
    if (to.isPresent()) {
      var before = fixed.put(responder, Transmitter.open(to.get(), sockets, sent));
      if (before != null) {
        before.close();
      }
    }
    if (toSenders.isEmpty()) {
      toSenders = Optional.of(Transmitter.toAnyone(SendOptions.usual(), sockets, sent));
    }
    responder.switchOn();
    if (thread.isEmpty()) {
      running = true;
      var answersTo = toSenders.get();
      long next = capture.last() + 1;
      thread =
          Optional.of(
              Thread.ofPlatform()
                  .daemon()
                  .name("responders")
                  .start(() -> new Run(answersTo, next).run()));
    }
  }

  /** Switches one off: what waits to be answered by it is not answered. */
  public void switchOff(Responder responder) {
    responder.switchOff();
    var transmitter = fixed.remove(responder);
    if (transmitter != null) {
      transmitter.close();
    }
    stopWhenAllAreOff();
  }

  /** Switches all off. */
  public void switchAllOff() {
    list().forEach(this::switchOff);
  }

  private synchronized void stopWhenAllAreOff() {
    if (responders.stream().noneMatch(one -> one.state() == Responder.State.ON)) {
      stop();
    }
  }

  private void stop() {
    running = false;
    thread.ifPresent(LockSupport::unpark);
    thread.ifPresent(Responders::join);
    thread = Optional.empty();
    toSenders.ifPresent(Transmitter::close);
    toSenders = Optional.empty();
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    switchAllOff();
  }

  /** From the first responder that is switched on to the last that is switched off. */
  private final class Run {
    private final Transmitter toSenders;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private final Map<Integer, Transmitter> fromPorts = new HashMap<>();
    private long next;

    Run(Transmitter toSenders, long next) {
      this.toSenders = toSenders;
      this.next = next;
    }

    void run() {
      while (running) {
        while (running && next <= capture.last()) {
          look();
        }
        answerDue();
        long left = waiting.isEmpty() ? LOOK_NANOS : waiting.peek().due() - System.nanoTime();
        LockSupport.parkNanos(this, Math.clamp(left, 1, LOOK_NANOS));
      }
    }

    private void look() {
      Datagram datagram;
      try {
        datagram = capture.get(next);
        next++;
      } catch (NoSuchElementException e) {
        next = Math.max(next + 1, capture.first()); // let go before it was looked at
        return;
      }
      if (datagram.direction() == Direction.OUT || isOurs(datagram.remote())) {
        return;
      }
      var event = decode.apply(datagram);
      long now = System.nanoTime();
      for (Responder responder : responders) {
        if (responder.takes(event, now) && waiting.size() < MOST_WAITING) {
          long due = now + responder.rule().delayMillis() * 1_000_000;
          waiting.add(new Waiting(due, responder, event));
        }
      }
      answerDue();
    }

    private void answerDue() {
      while (!waiting.isEmpty() && waiting.peek().due() - System.nanoTime() <= 0) {
        var one = waiting.poll();
        if (one.responder().state() == Responder.State.ON) {
          one.responder().answer(one.event(), (payload, sender) -> send(one, payload, sender));
        }
      }
    }

    private void send(Waiting one, byte[] payload, InetSocketAddress sender)
        throws NetworkException {
      if (one.responder().rule().to().isEmpty()) {
        fromPort(one.event().datagram().local().getPort()).send(payload, sender);
        return;
      }
      var transmitter = fixed.get(one.responder());
      if (transmitter != null) {
        transmitter.send(payload);
      }
    }

    /** Answers come from the port that was asked, as those of any server do. */
    private Transmitter fromPort(int port) throws NetworkException {
      var known = fromPorts.get(port);
      if (known != null && known.isOpen()) {
        return known;
      }
      if (!listening.test(port)) {
        return toSenders;
      }
      var options = new SendOptions(port, "", SendOptions.USUAL_TTL);
      var opened = Transmitter.toAnyone(options, sockets, sent);
      fromPorts.put(port, opened);
      return opened;
    }

    private boolean isOurs(InetSocketAddress remote) {
      int port = remote.getPort();
      boolean ourPort =
          listening.test(port)
              || toSenders.localPort() == port
              || fixed.values().stream().anyMatch(one -> one.localPort() == port);
      return ourPort && own.contains(remote.getAddress());
    }
  }
}
