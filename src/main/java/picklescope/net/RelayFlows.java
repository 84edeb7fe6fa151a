package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The senders of a relay, the least recently active one first; a bounded number of them. Used on
 * the relay's thread.
 */
final class RelayFlows {
  private final RelayOptions options;
  private final Selector selector;
  private final RelayCounts counts;
  private final RelayListener listener;
  private final BiConsumer<RelayFlow, RelaySocket> answers;
  private final RelayBatch batch;
  private final Map<InetSocketAddress, RelayFlow> flows = new LinkedHashMap<>(16, 0.75f, true);

  /** The last one of the map, which is often the one of the next message too. */
  private @Nullable RelayFlow latest;

  /**
   * @param answers is called when a socket has an answer or a refusal to receive
   */
  RelayFlows(
      RelayOptions options,
      Selector selector,
      RelayCounts counts,
      RelayListener listener,
      BiConsumer<RelayFlow, RelaySocket> answers) {
    this.options = options;
    this.selector = selector;
    this.counts = counts;
    this.listener = listener;
    this.answers = answers;
    this.batch = new RelayBatch(counts);
  }

  /** Returns a sender's flow, which counts as active now; opens it if there is none. */
  private RelayFlow of(InetSocketAddress sender, long nowNanos) {
    var flow = latest;
    if (flow == null || !flow.sender().equals(sender)) {
      flow = flows.get(sender);
    }
    if (flow != null && flow.isBroken(nowNanos)) {
      end(flow);
      flow = null;
    }
    if (flow == null) {
      flow = open(sender, nowNanos);
    }
    flow.use(nowNanos);
    latest = flow;
    return flow;
  }

  /** Sends a message of a sender to all targets; {@link #flush} must follow. */
  void send(InetSocketAddress sender, ByteBuffer payload, long number, long nowNanos) {
    of(sender, nowNanos).send(payload, number, batch, counts);
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
    of(sender, nowNanos).sendNow(payload, number, batch, counts, sent);
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
