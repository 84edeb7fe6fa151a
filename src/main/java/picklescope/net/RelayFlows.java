package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The senders of a relay, the least recently active one first; a bounded number of them. Used on
 * the relay's thread.
 */
final class RelayFlows {
  /**
   * How many senders get sockets within a second. A flood from many ports, or of forged addresses,
   * then costs little and does not displace all others, and a message that two relays pass to each
   * other at once, which each time comes from another socket, does not go round for ever.
   */
  static final int MOST_NEW_PER_SECOND = 1_000;

  private static final String TOO_MANY_NEW =
      "More than 1,000 new senders in a second: messages of others are not passed on. If two relays"
          + " pass messages to each other, give one of them another target.";

  private static final long OPEN = Long.MAX_VALUE;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final RelayOptions options;
  private final Selector selector;
  private final RelayCounts counts;
  private final RelayListener listener;
  private final BiConsumer<RelayFlow, RelaySocket> answers;
  private final Consumer<RelayFlow> ending;
  private final RelayBatch batch;
  private final Map<InetSocketAddress, RelayFlow> flows = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * The addresses of the sockets whose messages may come to the relay's port, each with the moment
   * until which they may, in nanoseconds.
   */
  private final Map<InetSocketAddress, Long> ownSenders = new HashMap<>();

  private long newSince = System.nanoTime();
  private int newSenders;

  /** The last one of the map, which is often the one of the next message too. */
  private @Nullable RelayFlow latest;

  private @Nullable InetSocketAddress lastSender;

  /**
   * @param answers is called when a socket has an answer or a refusal to receive
   * @param ending is called before the sockets of a sender are closed
   */
  RelayFlows(
      RelayOptions options,
      Selector selector,
      RelayCounts counts,
      RelayListener listener,
      BiConsumer<RelayFlow, RelaySocket> answers,
      Consumer<RelayFlow> ending) {
    this.options = options;
    this.selector = selector;
    this.counts = counts;
    this.listener = listener;
    this.answers = answers;
    this.ending = ending;
    this.batch = new RelayBatch(counts);
  }

  /**
   * Returns a sender's flow, which counts as active now; opens it if there is none.
   *
   * @return {@code null} if there are too many new senders
   */
  private @Nullable RelayFlow of(InetSocketAddress sender, long nowNanos) {
    var flow = latest;
    if (flow == null || !flow.sender().equals(sender)) {
      flow = flows.get(sender);
    }
    if (flow != null && flow.isBroken(nowNanos)) {
      end(flow);
      flow = null;
    }
    if (flow == null) {
      if (!mayOpen(nowNanos)) {
        counts.notSent(TOO_MANY_NEW);
        return null;
      }
      flow = open(sender, nowNanos);
    }
    flow.use(nowNanos);
    latest = flow;
    lastSender = flow.sender();
    return flow;
  }

  /**
   * Returns whether a message at the relay's port is one that it has passed on itself, to a
   * broadcast address at the same port.
   */
  boolean isOwn(InetSocketAddress sender) {
    return !ownSenders.isEmpty() && ownSenders.containsKey(sender);
  }

  /** Returns the sender whose message was passed on last; empty if none was. */
  Optional<InetSocketAddress> lastSender() {
    return Optional.ofNullable(lastSender);
  }

  private boolean mayOpen(long nowNanos) {
    if (nowNanos - newSince > SECOND) {
      newSince = nowNanos;
      newSenders = 0;
    }
    return newSenders++ < MOST_NEW_PER_SECOND;
  }

  /** Sends a message of a sender to all targets; {@link #flush} must follow. */
  void send(InetSocketAddress sender, ByteBuffer payload, long number, long nowNanos) {
    var flow = of(sender, nowNanos);
    if (flow != null) {
      flow.send(payload, number, batch, counts);
    }
  }

  /**
   * Sends a message of a sender to all targets at once.
   *
   * @param sent receives the socket of each target for which the system took it
   */
  void sendNow(
      InetSocketAddress sender,
      ByteBuffer payload,
      long number,
      long nowNanos,
      Consumer<RelaySocket> sent) {
    var flow = of(sender, nowNanos);
    if (flow != null) {
      flow.sendNow(payload, number, batch, counts, sent);
    }
  }

  /** Sends the messages that wait for others that were received with them. */
  void flush() {
    batch.end();
  }

  private RelayFlow open(InetSocketAddress sender, long nowNanos) {
    if (flows.size() >= options.mostSenders()) {
      end(flows.values().iterator().next());
      counts.displaced();
    }
    var flow = new RelayFlow(sender, nowNanos);
    for (var target : options.targets()) {
      try {
        var socket = RelaySocket.open(target, number -> refused(number, target));
        flow.add(socket);
        if (target.getPort() == options.port()) {
          ownSenders.put(socket.local(), OPEN);
        }
        socket.register(selector, () -> answers.accept(flow, socket));
      } catch (IOException e) {
        flow.cannotReach(target, e);
      }
    }
    flows.put(sender, flow);
    counts.senders(flows.size());
    return flow;
  }

  private void refused(long number, InetSocketAddress target) {
    counts.refused();
    listener.refused(number, target);
  }

  /** Records that a target has answered a sender. */
  void answered(RelayFlow flow, long nowNanos) {
    flow.use(nowNanos);
    latest = flows.get(flow.sender()); // moves it to the end
  }

  /** Closes the sockets of the senders that have been silent for too long. */
  void endSilent(long nowNanos) {
    ownSenders.values().removeIf(until -> until != OPEN && until - nowNanos < 0);
    while (!flows.isEmpty()) {
      var eldest = flows.values().iterator().next();
      if (!eldest.isSilent(nowNanos, options.silence().toNanos())) {
        return;
      }
      end(eldest);
    }
  }

  private void end(RelayFlow flow) {
    batch.flush();
    ending.accept(flow);
    long until = System.nanoTime() + SECOND; // what was sent last may still be in the buffer
    flow.sockets().forEach(socket -> ownSenders.replace(socket.local(), until));
    flow.close();
    flows.remove(flow.sender());
    counts.senders(flows.size());
    if (latest == flow) {
      latest = null;
    }
  }

  /** Closes all sockets. */
  void close() {
    batch.flush();
    flows.values().forEach(RelayFlow::close);
    flows.clear();
    latest = null;
    counts.senders(0);
  }
}
