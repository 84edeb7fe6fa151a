package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.NumberedSink;
import picklescope.net.RelayPolicy.Change;
import picklescope.net.RelayPolicy.Delivery;
import picklescope.net.RelayPolicy.Passage;

/**
 * Records the messages and answers of a relay, and passes them on: at once, or when its policy
 * decides. Used on the relay's thread.
 */
final class RelayTraffic {
  /** How many datagrams are received from one socket before the next one is served. */
  static final int BATCH = 256;

  private final RelayPolicy policy;
  private final PortSocket port;
  private final int portNumber;
  private final BatchReceiver receiver;
  private final NumberedSink sink;
  private final PayloadTap tap;
  private final RelayCounts counts;
  private final RelayFlows flows;
  private final TargetComputers targets;
  private final RelayListener listener;
  private final DelayedDeliveries delayed = new DelayedDeliveries();
  private final LocalAddresses localAddresses = new LocalAddresses();
  private final boolean timesAreKnown;
  private final DropCheck drops;
  private final AnswerDrops answerDrops = new AnswerDrops();
  private final BatchReceiver.Arrival messages = new Messages();
  private long received;
  private long atPort;
  private long latestArrival; // in nanoseconds since 1970

  RelayTraffic(
      RelayOptions options,
      RelayPolicy policy,
      PortSocket port,
      Selector selector,
      NumberedSink sink,
      RelayCounts counts,
      RelayListener listener) {
    this.policy = policy;
    this.port = port;
    this.portNumber = options.port();
    var receivers = new Receivers();
    this.receiver = receivers.of(port.channel(), port.own());
    this.timesAreKnown = receivers.giveTimes();
    this.drops = new DropCheck(receiver.tellsDrops());
    this.sink = sink;
    this.tap = new PayloadTap(sink);
    this.counts = counts;
    this.listener = listener;
    this.flows =
        new RelayFlows(options, selector, counts, listener, this::receiveAnswers, this::ending);
    this.targets = new TargetComputers(options, counts);
  }

  /** Receives what senders have sent; returns whether there may be more. */
  boolean receiveMessages() throws IOException {
    boolean more = receiver.receive(BATCH, tap, messages);
    flows.flush();
    return more;
  }

  /** Receives what senders have sent until now, before the port is closed. */
  void receiveRest() throws IOException {
    var rest = new RestOfBuffer(timesAreKnown);
    while (receiveMessages() && rest.goesOnAfter(latestArrival)) {
      // a part each time
    }
  }

  /** Takes the messages of senders. */
  private final class Messages implements BatchReceiver.Arrival {
    @Override
    public void arrived(long timeNanos, InetSocketAddress sender, int bytes) {
      message(timeNanos, sender, bytes);
    }

    @Override
    public void dropped(long total) {
      countDropped(port.drops().map(system -> system.takeUnreported(total)).orElse(0L));
    }
  }

  /** Counts what the system has dropped, if that is to be asked. To be called from time to time. */
  void checkDrops() {
    if (drops.isDue(atPort)) {
      takeDrops();
    }
    countDropped(answerDrops.take());
  }

  /** Counts what the system has dropped and was not counted yet. */
  void takeDrops() {
    countDropped(port.drops().map(SystemDrops::takeUnreported).orElse(0L));
  }

  /** A socket that is closed is not listed any longer. */
  private void ending(RelayFlow flow) {
    if (flow.sockets().stream().anyMatch(answerDrops::hasHeard)) {
      countDropped(answerDrops.take());
    }
  }

  private void countDropped(long datagrams) {
    if (datagrams > 0) {
      sink.dropped(portNumber, datagrams);
      counts.dropped(datagrams);
    }
  }

  private void message(long timeNanos, InetSocketAddress sender, int bytes) {
    received++;
    atPort++;
    latestArrival = timeNanos;
    if (flows.isOwn(sender)) {
      return; // it is recorded already, and would be passed on for ever
    }
    var local = localAddresses.receiving(sender, portNumber);
    long number = sink.receivedNumber(timeNanos, sender, local);
    boolean isStored = number != NumberedSink.NOT_STORED;
    var payload = tap.payload(bytes);
    boolean isOfTarget = targets.have(sender);
    if (isOfTarget && targets.answer()) {
      counts.answered(isStored);
      targets
          .receiver(sender, flows.lastSender())
          .map(to ->
              new Passage(
                  datagram(number, timeNanos, sender, local, payload), RelayWay.TO_SENDER, to))
          .ifPresent(this::passOn);
      return;
    }
    counts.received(isStored);
    if (isOfTarget) {
      targets.adviseIfAnswer(sender, flows.lastSender());
    }
    if (policy.isIdle()) {
      flows.send(sender, payload, number, System.nanoTime());
    } else {
      var datagram = datagram(number, timeNanos, sender, local, payload);
      decide(new Passage(datagram, RelayWay.TO_TARGETS, sender));
    }
  }

  private void passOn(Passage passage) {
    if (policy.isIdle()) {
      deliver(passage);
    } else {
      decide(passage);
    }
  }

  private void receiveAnswers(RelayFlow flow, RelaySocket socket) {
    answerDrops.heard(socket);
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
    if (policy.isIdle()) {
      sendBack(flow.sender(), payload);
    } else {
      var datagram = datagram(number, timeNanos, socket.target(), socket.local(), payload);
      decide(new Passage(datagram, RelayWay.TO_SENDER, flow.sender()));
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

  private void decide(Passage passage) {
    long now = System.nanoTime();
    switch (policy.decide(passage, now)) {
      case RelayPolicy.Keep _ -> {}
      case RelayPolicy.PassOn decision -> carryOut(decision, passage, now);
    }
  }

  private void carryOut(RelayPolicy.PassOn decision, Passage passage, long now) {
    if (decision.deliveries().isEmpty()) {
      counts.withheld();
    }
    for (var delivery : decision.deliveries()) {
      if (delivery.atNanos() - now <= 0) {
        deliver(delivery, passage);
      } else if (!delayed.add(delivery, passage)) {
        counts.notSent("too many messages wait for their time");
      }
    }
  }

  private void deliver(Delivery delivery, Passage passage) {
    delivery.change().ifPresentOrElse(change -> deliver(change, passage), () -> deliver(passage));
  }

  private void deliver(Passage passage) {
    var payload = ByteBuffer.wrap(passage.datagram().payload());
    switch (passage.way()) {
      case TO_TARGETS ->
          flows.send(passage.sender(), payload, passage.datagram().number(), System.nanoTime());
      case TO_SENDER -> sendBack(passage.sender(), payload);
    }
  }

  /** Sends a changed message, and records it as it was sent. */
  private void deliver(Change change, Passage passage) {
    long timeNanos = WallClock.nanos(); // that of its arrival must not be earlier
    var payload = ByteBuffer.wrap(change.payload());
    long number = passage.datagram().number();
    switch (passage.way()) {
      case TO_TARGETS ->
          flows.sendNow(
              passage.sender(),
              payload,
              number,
              System.nanoTime(),
              socket -> record(timeNanos, socket.target(), socket.local(), change, number));
      case TO_SENDER -> {
        if (sendBack(passage.sender(), payload)) {
          var local = localAddresses.receiving(passage.sender(), portNumber);
          record(timeNanos, passage.sender(), local, change, number);
        }
      }
    }
  }

  private void record(
      long timeNanos, InetSocketAddress to, InetSocketAddress local, Change change, long number) {
    long sentNumber = sink.sentNumber(timeNanos, to, local, change.payload());
    listener.changed(number, sentNumber, change.why());
  }

  /** Passes on the messages whose time has come, and those that the policy releases. */
  void deliverDue() {
    long now = System.nanoTime();
    policy.released(now).forEach(one -> carryOut(one.decision(), one.passage(), now));
    for (var due = delayed.due(System.nanoTime());
        due.isPresent();
        due = delayed.due(System.nanoTime())) {
      deliver(due.get().delivery(), due.get().passage());
    }
    flows.flush();
  }

  private boolean sendBack(InetSocketAddress sender, ByteBuffer payload) {
    boolean isEmpty = !payload.hasRemaining();
    try {
      if (port.channel().send(payload, sender) > 0 || isEmpty) {
        counts.sentBack();
        return true;
      } else {
        counts.notSent("the system's send buffer was full");
      }
    } catch (IOException | RuntimeException e) {
      counts.notSent(
          "Cannot send to %s port %s: %s"
              .formatted(sender.getHostString(), sender.getPort(), SendReason.of(e)));
    }
    return false;
  }

  /** Returns how long it is until a message is due, in nanoseconds; {@code most} at most. */
  long untilNext(long most) {
    long now = System.nanoTime();
    return delayed.untilNext(now, policy.untilReleased(now, most));
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

  /** Passes on what still waits for its time or for the user, and closes the sockets. */
  void close() {
    try {
      passOnWaiting();
    } finally {
      countDropped(answerDrops.take());
      flows.close();
    }
  }

  private void passOnWaiting() {
    long now = System.nanoTime();
    var kept = policy.releasedAtEnd(now);
    counts.early(kept.size() + delayed.size());
    kept.forEach(one -> carryOut(one.decision(), one.passage(), now));
    for (var next = delayed.next(); next.isPresent(); next = delayed.next()) {
      deliver(next.get().delivery(), next.get().passage());
    }
    flows.flush();
  }
}
