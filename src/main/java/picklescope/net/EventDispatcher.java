package picklescope.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import picklescope.event.Datagram;
import picklescope.event.DatagramSink;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.SourceNames;

/** Delivers received datagrams to a listener on a separate thread, through a bounded queue. */
final class EventDispatcher implements DatagramSink, AutoCloseable {
  static final int MOST_WAITING = 65_536;
  static final long MOST_WAITING_BYTES = 64 << 20;

  private final NetworkListener listener;
  private final SenderNames senderNames = new SenderNames();
  private final Envelope envelope = Envelope.auto();
  private final ByteBuffer place = ByteBuffer.allocateDirect(PLACE_BYTES);
  private final Thread thread;

  private final Object lock = new Object();
  private final ArrayDeque<Datagram> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long number;
  private boolean closed;

  EventDispatcher(NetworkListener listener) {
    this.listener = listener;
    thread = Thread.ofPlatform().daemon().name("picklescope-listener").start(this::run);
  }

  @Override
  public ByteBuffer nextPayload() {
    return place.clear();
  }

  @Override
  public boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    byte[] payload = new byte[place.flip().remaining()];
    place.get(payload);
    return add(Direction.IN, timeNanos, remote, local, payload);
  }

  @Override
  public boolean sent(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
    return add(Direction.OUT, timeNanos, remote, local, payload);
  }

  private boolean add(
      Direction direction,
      long timeNanos,
      InetSocketAddress remote,
      InetSocketAddress local,
      byte[] payload) {
    synchronized (lock) {
      number++;
      if (closed
          || waiting.size() >= MOST_WAITING
          || waitingBytes + payload.length > MOST_WAITING_BYTES) {
        return false;
      }
      String source =
          direction == Direction.IN ? SourceNames.port(local.getPort()) : SourceNames.SENT;
      waiting.add(new Datagram(number, timeNanos, direction, remote, local, payload, source));
      waitingBytes += payload.length;
      lock.notifyAll();
      return true;
    }
  }

  private void run() {
    for (var next = take(); next.isPresent(); next = take()) {
      var datagram = next.get();
      try {
        listener.onNetwork(
            envelope.decode(datagram, senderNames.nameOf(datagram.remote().getAddress())));
      } catch (RuntimeException | Error e) { // such as a stack that a deep message overflows
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }

  /** Waits for the next datagram; returns empty once it is closed. */
  private Optional<Datagram> take() {
    synchronized (lock) {
      while (waiting.isEmpty() && !closed) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          closed = true; // an interrupt ends this thread
        }
      }
      var next = closed ? Optional.<Datagram>empty() : Optional.of(waiting.poll());
      next.ifPresent(datagram -> waitingBytes -= datagram.payload().length);
      return next;
    }
  }

  /** Stops calling the listener; a call that is in progress may still finish. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    senderNames.close();
  }
}
