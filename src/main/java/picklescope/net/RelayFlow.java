package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A sender of a relay, with a socket for each target, so that an answer belongs to one sender. Used
 * on the relay's thread.
 */
final class RelayFlow {
  /** A socket that fails is opened again after this time, because our address may have changed. */
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  static final String FULL = "the system's send buffer was full";

  private final InetSocketAddress sender;
  private final long openedNanos;
  private final List<RelaySocket> sockets = new ArrayList<>();
  private final List<String> failures = new ArrayList<>(0);
  private boolean failed;
  private long usedNanos;

  /** Creates a flow without sockets. */
  RelayFlow(InetSocketAddress sender, long nowNanos) {
    this.sender = sender;
    this.openedNanos = nowNanos;
    this.usedNanos = nowNanos;
  }

  InetSocketAddress sender() {
    return sender;
  }

  List<RelaySocket> sockets() {
    return sockets;
  }

  void add(RelaySocket socket) {
    sockets.add(socket);
  }

  /** Records that there is no socket to a target. */
  void cannotReach(InetSocketAddress target, IOException e) {
    failed = true;
    failures.add(text(target, e));
  }

  /** Returns why a message could not be sent to a target. */
  static String text(InetSocketAddress target, IOException e) {
    return "Cannot send to %s port %s: %s"
        .formatted(target.getHostString(), target.getPort(), SendReason.of(e));
  }

  /** Sends a message to all targets, now or with others that were received with it. */
  void send(ByteBuffer payload, long number, RelayBatch batch, RelayCounts counts) {
    int start = payload.position();
    failures.forEach(counts::notSent);
    for (var socket : sockets) {
      socket.send(payload.position(start), number, batch, counts);
    }
  }

  /**
   * Sends a message to all targets at once, after what came before.
   *
   * @param sent receives the socket of each target for which the system took it
   */
  void sendNow(
      ByteBuffer payload,
      long number,
      RelayBatch batch,
      RelayCounts counts,
      Consumer<RelaySocket> sent) {
    batch.flush();
    int start = payload.position();
    failures.forEach(counts::notSent);
    for (var socket : sockets) {
      if (socket.sendNow(payload.position(start), number, counts)) {
        sent.accept(socket);
      }
    }
  }

  void use(long nowNanos) {
    usedNanos = nowNanos;
  }

  boolean isSilent(long nowNanos, long silenceNanos) {
    return nowNanos - usedNanos > silenceNanos;
  }

  /** Returns whether its sockets are to be opened again. */
  boolean isBroken(long nowNanos) {
    return hasFailed() && nowNanos - openedNanos > RETRY_NANOS;
  }

  private boolean hasFailed() {
    for (int i = 0; i < sockets.size(); i++) {
      if (sockets.get(i).hasFailed()) {
        return true;
      }
    }
    return failed;
  }

  void close() {
    sockets.forEach(RelaySocket::close);
  }
}
