package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.NumberedSink;
import picklescope.net.DelayedDeliveries.Way;

/**
 * Records the messages and answers of a relay, and passes them on: at once, or when its policies
 * decide. Used on the relay's thread.
 */
final class RelayTraffic {
  /** How many datagrams are received from one socket before the next one is served. */
  private static final int BATCH = 256;

  private final RelayPolicies policies;
  private final DatagramChannel port;
  private final int portNumber;
  private final BatchReceiver receiver;
  private final NumberedSink sink;
  private final PayloadTap tap;
  private final RelayCounts counts;
  private final RelayFlows flows;
  private final DelayedDeliveries delayed = new DelayedDeliveries();
  private final LocalAddresses localAddresses = new LocalAddresses();
  private long received;

  RelayTraffic(
      RelayOptions options,
      RelayPolicies policies,
      PortSocket port,
      Selector selector,
      NumberedSink sink,
      RelayCounts counts,
      RelayListener listener) {
    this.policies = policies;
    this.port = port.channel();
    this.portNumber = options.port();
    this.receiver = new Receivers().of(port.channel(), port.own());
    this.sink = sink;
    this.tap = new PayloadTap(sink);
    this.counts = counts;
    this.flows = new RelayFlows(options, selector, counts, listener, this::receiveAnswers);
  }

  /** Receives what senders have sent; returns whether there may be more. */
  boolean receiveMessages() throws IOException {
    return receiver.receive(BATCH, tap, this::message);
  }

  private void message(long timeNanos, InetSocketAddress sender, int bytes) {
    received++;
    var local = localAddresses.receiving(sender, portNumber);
    long number = sink.receivedNumber(timeNanos, sender, local);
    counts.received(number != NumberedSink.NOT_STORED);
    var payload = tap.payload(bytes);
    if (policies.messages().isEmpty()) {
      passOn(sender, payload, number);
    } else {
      var datagram = datagram(number, timeNanos, sender, local, payload);
      decide(policies.messages().get(), datagram, Way.TO_TARGETS, sender);
    }
  }

  private void receiveAnswers(RelayFlow flow, RelaySocket socket) {
    try {
      socket.receive(
          BATCH, tap, (timeNanos, target, bytes) -> answer(timeNanos, flow, socket, bytes));
    } catch (IOException e) {
      counts.notSent(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private void answer(long timeNanos, RelayFlow flow, RelaySocket socket, int bytes) {
    received++;
    flows.answered(flow, System.nanoTime());
    long number = sink.receivedNumber(timeNanos, socket.target(), socket.local());
    counts.answered(number != NumberedSink.NOT_STORED);
    var payload = tap.payload(bytes);
    if (policies.answers().isEmpty()) {
      sendBack(flow.sender(), payload);
    } else {
      var datagram = datagram(number, timeNanos, socket.target(), socket.local(), payload);
      decide(policies.answers().get(), datagram, Way.TO_SENDER, flow.sender());
    }
  }

  private Datagram datagram(
      long number,
      long timeNanos,
      InetSocketAddress remote,
      InetSocketAddress local,
      ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return new Datagram(number, timeNanos, Direction.IN, remote, local, bytes, sink.source());
  }

  private void decide(RelayPolicy policy, Datagram datagram, Way way, InetSocketAddress sender) {
    long now = System.nanoTime();
    var deliveries = policy.decide(datagram, now);
    if (deliveries.isEmpty()) {
      counts.withheld();
    }
    for (var delivery : deliveries) {
      if (delivery.atNanos() - now <= 0) {
        deliver(way, sender, datagram.number(), datagram.payload());
      } else if (!delayed.add(
          delivery.atNanos(), way, sender, datagram.number(), datagram.payload())) {
        counts.notSent("too many messages wait for their time");
      }
    }
  }

  private void deliver(Way way, InetSocketAddress sender, long number, byte[] payload) {
    switch (way) {
      case TO_TARGETS -> passOn(sender, ByteBuffer.wrap(payload), number);
      case TO_SENDER -> sendBack(sender, ByteBuffer.wrap(payload));
    }
  }

  /** Passes on the messages whose time has come. */
  void deliverDue() {
    for (var due = delayed.due(System.nanoTime());
        due.isPresent();
        due = delayed.due(System.nanoTime())) {
      var message = due.get();
      deliver(message.way(), message.sender(), message.number(), message.payload());
    }
  }

  private void passOn(InetSocketAddress sender, ByteBuffer payload, long number) {
    flows.of(sender, System.nanoTime()).send(payload, number, counts);
  }

  private void sendBack(InetSocketAddress sender, ByteBuffer payload) {
    boolean isEmpty = !payload.hasRemaining();
    try {
      if (port.send(payload, sender) > 0 || isEmpty) {
        counts.sentBack();
      } else {
        counts.notSent("the system's send buffer was full");
      }
    } catch (IOException | RuntimeException e) {
      counts.notSent(
          "Cannot send to %s port %d: %s"
              .formatted(sender.getHostString(), sender.getPort(), SendReason.of(e)));
    }
  }

  /** Returns how long it is until a message is due, in nanoseconds; {@code most} at most. */
  long untilNext(long most) {
    return delayed.untilNext(System.nanoTime(), most);
  }

  /** Returns how many datagrams were received since the last call. */
  long takeReceived() {
    long count = received;
    received = 0;
    return count;
  }

  void endSilent() {
    flows.endSilent(System.nanoTime());
  }

  void close() {
    flows.close();
  }
}
