package picklescope.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import picklescope.event.DatagramSink;
import picklescope.thread.Threads;

/**
 * One thread with one selector that receives from all listening ports straight into the sink.
 *
 * <p>All changes of ports run on this thread ({@link #call}): a registered socket is freed only
 * when its selector deregisters it, which {@link #release} makes sure of.
 */
final class ReceiveLoop implements AutoCloseable {
  /** How many datagrams are received from one port before the next port is served. */
  private static final int BATCH = 256;

  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long DROP_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final DatagramSink sink;
  private final Selector selector;
  private final ReadyKeys keys;
  private final Thread thread;
  private final Receivers receivers = new Receivers();
  private final LocalAddresses localAddresses = new LocalAddresses();
  private final SendsUnderWay underWay = new SendsUnderWay();
  private final WakeUpModeration moderation = new WakeUpModeration();
  private final ConcurrentLinkedQueue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;
  private long dropsChecked = System.nanoTime();
  private long receivedSincePause;
  private boolean moreThere;
  private long latestArrival; // in nanoseconds since 1970

  /** A port whose socket is registered, and its receiver. */
  private record Listening(
      ListeningPort port, BatchReceiver receiver, Arrivals arrivals, DropCheck drops) {
    static Listening of(SelectionKey key) {
      return (Listening) key.attachment();
    }
  }

  ReceiveLoop(DatagramSink sink) {
    this.sink = sink;
    try {
      selector = Selector.open();
      keys = new ReadyKeys(selector);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = Thread.ofPlatform().daemon().name("picklescope-receive").start(this::run);
  }

  /**
   * Runs a task on the loop's thread and waits for its result. If called on that thread, runs it
   * directly.
   */
  <T> T call(Supplier<T> change) {
    if (Thread.currentThread() == thread) {
      return change.get();
    }
    var task = new FutureTask<T>(change::get);
    commands.add(task);
    selector.wakeup();
    return result(task);
  }

  private <T> T result(FutureTask<T> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (TimeoutException e) {
          if (!thread.isAlive() && !task.isDone()) {
            throw new IllegalStateException("these ports are closed", e);
          }
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Starts receiving from a bound socket. Called on the loop's thread. */
  void register(PortSocket socket, ListeningPort port) throws IOException {
    var channel = socket.channel();
    channel.configureBlocking(false);
    var receiver = receivers.of(channel, socket.own());
    var drops = new DropCheck(receiver.tellsDrops());
    channel.register(
        selector,
        SelectionKey.OP_READ,
        new Listening(port, receiver, new Arrivals(port, socket), drops));
  }

  /** Returns the sends that are recorded before what arrives by them. */
  SendsUnderWay underWay() {
    return underWay;
  }

  /** Receives what has arrived at a channel until now. Called on the loop's thread. */
  void receiveRest(DatagramChannel channel) {
    boolean moreElsewhere = moreThere;
    var rest = new RestOfBuffer(receivers.giveTimes());
    do {
      moreThere = false;
      var key = channel.keyFor(selector);
      if (key != null && key.isValid()) {
        receive(key);
      }
    } while (moreThere && rest.goesOnAfter(latestArrival));
    moreThere = moreElsewhere;
  }

  /**
   * Closes a channel; its socket is freed when this method returns. Called on the loop's thread.
   */
  void release(DatagramChannel channel) throws IOException {
    channel.close();
    selector.selectNow();
  }

  private void run() {
    try {
      while (!closed) {
        var ready = keys.await(LONGEST_WAIT_NANOS);
        moreThere = false;
        ready.forEach(this::receive);
        for (var command = commands.poll(); command != null; command = commands.poll()) {
          command.run();
        }
        checkDrops();
        if (!moreThere) {
          boolean busy = moderation.drained(receivedSincePause, !receivers.giveTimes());
          receivedSincePause = 0;
          keys.poll(busy ? ready : List.of());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      closeSelector();
    }
  }

  private void closeSelector() {
    for (var key : List.copyOf(selector.keys())) {
      Listening.of(key).port.stopped();
    }
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void receive(SelectionKey key) {
    var listening = Listening.of(key);
    var port = listening.port;
    try {
      port.takeRefusals();
      moreThere |= listening.receiver.receive(BATCH, sink, listening.arrivals);
    } catch (IOException e) {
      port.fail(e);
    }
  }

  /** Takes what arrives at a socket of a port. */
  private final class Arrivals implements BatchReceiver.Arrival {
    private final ListeningPort port;
    private final PortSocket socket;
    private final boolean ipv6Only;

    Arrivals(ListeningPort port, PortSocket socket) {
      this.port = port;
      this.socket = socket;
      ipv6Only = !socket.receives(true);
    }

    @Override
    public void arrived(long timeNanos, InetSocketAddress remote, int bytes) {
      if (ipv6Only && remote.getAddress() instanceof Inet4Address) {
        return; // a broadcast, which the port's socket for IPv4 receives too
      }
      var at = socket.at();
      var local = at.isPresent() ? at.get() : localAddresses.receiving(remote, port.number());
      underWay.awaitBegunBefore(timeNanos, remote, local);
      receivedSincePause++;
      latestArrival = timeNanos;
      port.count(bytes, sink.received(timeNanos, remote, local));
    }

    @Override
    public void dropped(long total) {
      reportDrops(port, socket.drops().map(drops -> drops.takeUnreported(total)).orElse(0L));
    }
  }

  /** Reports what the system has dropped at ports where it is to be asked. */
  private void checkDrops() {
    if (System.nanoTime() - dropsChecked > DROP_CHECK_NANOS) {
      for (var key : selector.keys()) {
        var listening = Listening.of(key);
        if (listening.drops.isDue(listening.port.received())) {
          takeDrops(listening.port);
        }
      }
      dropsChecked = System.nanoTime();
    }
  }

  /** Takes what the system has dropped at a port and was not reported yet. */
  void takeDrops(ListeningPort port) {
    reportDrops(port, port.takeUnreportedDrops());
  }

  private void reportDrops(ListeningPort port, long datagrams) {
    if (datagrams > 0) {
      sink.dropped(port.number(), datagrams);
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    Threads.joinUninterruptibly(thread);
  }
}
