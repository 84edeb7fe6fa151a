package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.LoopbackAddresses;
import picklescope.event.Datagram;
import picklescope.event.Direction;

@Timeout(60)
class RelayTest {
  private final NumberingSink sink = new NumberingSink();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    port = FreePorts.next();
  }

  @AfterEach
  void close() throws Exception {
    for (var one : opened.reversed()) {
      one.close();
    }
  }

  @Test
  void messagesArePassedOnAndRecordedByteForByte() throws Exception {
    var target = socket();
    var relay = relay(at(target));
    var sender = socket();
    byte[] longest = new byte[Datagram.MAX_PAYLOAD];
    new Random(1).nextBytes(longest);

    for (byte[] payload : List.of(bytes("one"), new byte[0], longest, new byte[] {0})) {
      send(sender, payload);
      assertArrayEquals(payload, receive(target).payload());
      var recorded = sink.take();
      assertArrayEquals(payload, recorded.payload());
      assertEquals(at(sender), recorded.remote());
      assertEquals(port, recorded.local().getPort());
      assertEquals(Direction.IN, recorded.direction());
    }
    Await.until("counted", () -> relay.counters().sent() == 4);
    assertEquals(4, relay.counters().received());
    assertEquals(1, relay.counters().senders());
    assertEquals("", relay.problem());
  }

  @Test
  void answersGoBackToTheSenderThatTheyBelongTo() throws Exception {
    var target = socket();
    var relay = relay(at(target));
    var senders = List.of(socket(), socket(), socket());
    var seen = new ArrayList<InetSocketAddress>();
    for (int i = 0; i < senders.size(); i++) {
      send(senders.get(i), bytes("question " + i));
      seen.add(receive(target).remote());
      sink.take();
    }
    for (int i = senders.size() - 1; i >= 0; i--) {
      send(target, bytes("answer " + i), seen.get(i));
      var answer = receive(senders.get(i));
      assertEquals("answer " + i, text(answer));
      assertEquals(port, answer.remote().getPort());
      var recorded = sink.take();
      assertEquals("answer " + i, text(recorded));
      assertEquals(at(target), recorded.remote());
      assertEquals(seen.get(i), recorded.local());
      assertEquals(Direction.IN, recorded.direction());
    }
    assertEquals(3, relay.counters().answers());
    Await.until("counted", () -> relay.counters().sentBack() == 3);
    send(target, new byte[0], seen.getFirst());
    assertEquals(0, receive(senders.getFirst()).payload().length);
  }

  @Test
  void aRelayThatEndsBecauseOfADefectReportsIt() throws Exception {
    RelayPolicy policy =
        (_, _) -> {
          throw new IllegalStateException("thrown by a test");
        };
    var options = RelayOptions.of(port, List.of(at(socket())));
    var relay = opened(Relay.open(options, sink, policy, (_, _) -> {}));
    send(socket(), bytes("one"));
    Await.until("ended", () -> !relay.failure().isEmpty());
    assertTrue(relay.failure().contains("thrown by a test"), relay.failure());
  }

  @Test
  void onlyTheTargetMayAnswer() throws Exception {
    var target = socket();
    relay(at(target));
    var sender = socket();
    send(sender, bytes("question"));
    var seen = receive(target).remote();
    send(socket(), bytes("forged"), seen);
    send(target, bytes("answer"), seen);
    assertEquals("answer", text(receive(sender)));
  }

  @Test
  void eachTargetGetsEachMessageAndMayAnswer() throws Exception {
    var targets = List.of(socket(), socket());
    var relay = relay(at(targets.get(0)), at(targets.get(1)));
    var sender = socket();
    send(sender, bytes("to both"));
    for (var target : targets) {
      var message = receive(target);
      assertEquals("to both", text(message));
      send(target, bytes("from " + target.getLocalPort()), message.remote());
      assertEquals("from " + target.getLocalPort(), text(receive(sender)));
    }
    Await.until("counted", () -> relay.counters().sent() == 2);
    assertEquals(1, relay.counters().received());
  }

  @Test
  void aRefusalIsReportedWithTheMessageAndTheNextOneIsSent() throws Exception {
    var target = socket();
    var address = at(target);
    target.close();
    var refused = new LinkedBlockingQueue<Long>();
    var relay =
        opened(
            Relay.open(
                RelayOptions.of(port, List.of(address)),
                sink,
                RelayPolicy.NONE,
                (number, to) -> {
                  assertEquals(address, to);
                  refused.add(number);
                }));
    var sender = socket();
    for (long number = 1; number <= 3; number++) {
      send(sender, bytes("nobody listens"));
      assertEquals(number, refused.poll(20, TimeUnit.SECONDS));
    }
    assertEquals(3, relay.counters().refused());
    assertEquals(3, relay.counters().sent());

    var again = opened(new DatagramSocket(address));
    send(sender, bytes("somebody listens"));
    assertEquals("somebody listens", text(receive(again)));
  }

  @Test
  void theLeastRecentlyActiveSenderIsDisplacedWhenThereAreTooMany() throws Exception {
    var target = socket();
    var options = new RelayOptions(port, List.of(at(target)), Duration.ofMinutes(1), 2, false);
    var relay = opened(Relay.open(options, sink));
    var first = socket();
    var second = socket();
    send(first, bytes("first"));
    var firstSeen = receive(target).remote();
    send(second, bytes("second"));
    var secondSeen = receive(target).remote();
    send(target, bytes("answer"), firstSeen); // the first is the more recently active one now
    receive(first);
    send(second, bytes("second"));
    receive(target);
    send(first, bytes("first"));
    assertEquals(firstSeen, receive(target).remote());
    assertEquals(0, relay.counters().displaced());

    send(socket(), bytes("third"));
    receive(target);
    assertEquals(1, relay.counters().displaced());
    assertEquals(2, relay.counters().senders());
    send(first, bytes("first"));
    assertEquals(firstSeen, receive(target).remote());
    send(second, bytes("second"));
    assertNotEquals(secondSeen, receive(target).remote());
  }

  @Test
  void manySendersTakeABoundedNumberOfSockets() throws Exception {
    var target = socket();
    var options = new RelayOptions(port, List.of(at(target)), Duration.ofMinutes(1), 10, false);
    var relay = opened(Relay.open(options, sink));
    for (int i = 0; i < 200; i++) {
      send(socket(), bytes("message " + i)); // sockets that stay open have different ports
      assertEquals("message " + i, text(receive(target)));
    }
    assertEquals(10, relay.counters().senders());
    assertEquals(190, relay.counters().displaced());
  }

  @Test
  void aSilentSenderLosesItsSocketAndGetsAnotherOne() throws Exception {
    var target = socket();
    var options = new RelayOptions(port, List.of(at(target)), Duration.ofMillis(1), 10, false);
    var relay = opened(Relay.open(options, sink));
    var sender = socket();
    send(sender, bytes("one"));
    var seen = receive(target).remote();
    Await.until("silent", () -> relay.counters().senders() == 0);
    send(sender, bytes("two"));
    var next = receive(target);
    assertEquals("two", text(next));
    assertNotEquals(seen, next.remote());
    assertEquals(0, relay.counters().displaced());
  }

  @Test
  void whatTheSystemDoesNotTakeIsCountedWithTheReason() throws Exception {
    assumeTrue(hasIpv6(), "this computer has no IPv6");
    var target = socket();
    var relay = relay(at(target));
    try (var sender = new DatagramSocket(0, InetAddress.getByName("::1"))) {
      byte[] tooLong = new byte[65_527]; // more than IPv4 can carry
      var to = new InetSocketAddress("::1", port);
      sender.send(new DatagramPacket(tooLong, tooLong.length, to));
      Await.until("counted", () -> relay.counters().notSent() == 1);
      assertTrue(relay.problem().contains("too long"), relay.problem());
      send(sender, bytes("short"), to);
      assertEquals("short", text(receive(target)));
    }
  }

  @Test
  void aPolicyWithholdsDelaysAndRepeats() throws Exception {
    var target = socket();
    var sent = new AtomicLong(); // when the first was, for others may be read much later
    RelayPolicy policy =
        (passage, now) ->
            new RelayPolicy.PassOn(
                switch (passage.datagram().source().equals(sink.source())
                    ? text(passage.datagram())
                    : "another source") {
                  case "withheld" -> List.of();
                  case "twice" -> List.of(at(now), at(now));
                  case "late" -> List.of(at(sent.get() + 400_000_000));
                  case "later" -> List.of(at(sent.get() + 500_000_000));
                  default -> List.of(at(now - 1));
                });
    var relay =
        opened(Relay.open(RelayOptions.of(port, List.of(at(target))), sink, policy, (_, _) -> {}));
    var sender = socket();
    sent.set(System.nanoTime());
    List.of("later", "withheld", "late", "twice", "now").forEach(text -> send(sender, bytes(text)));
    var seen = receive(target);
    assertEquals("twice", text(seen));
    assertEquals("twice", text(receive(target)));
    assertEquals("now", text(receive(target)));
    assertEquals("late", text(receive(target)));
    assertEquals("later", text(receive(target)));
    assertTrue(System.nanoTime() - sent.get() >= 500_000_000);
    assertEquals(1, relay.counters().withheld());
    Await.until("counted", () -> relay.counters().sent() == 5);

    sent.set(System.nanoTime());
    List.of("later", "withheld", "late", "twice")
        .forEach(text -> send(target, bytes(text), seen.remote()));
    for (String expected : List.of("twice", "twice", "late", "later")) {
      assertEquals(expected, text(receive(sender)));
    }
    Await.until("counted", () -> relay.counters().sentBack() == 4);
    assertEquals(2, relay.counters().withheld());
    assertEquals(9, sink.datagrams.size());
  }

  @Test
  void aChangedMessageIsRecordedAsItCameAndAsItWasSent() throws Exception {
    var target = socket();
    var changed = new LinkedBlockingQueue<String>();
    var listener =
        new RelayListener() {
          @Override
          public void refused(long number, InetSocketAddress to) {}

          @Override
          public void changed(long number, long sentNumber, String why) {
            changed.add(number + " " + sentNumber + " " + why);
          }
        };
    RelayPolicy policy =
        (passage, now) ->
            new RelayPolicy.PassOn(
                List.of(
                    new RelayPolicy.Delivery(
                        now,
                        Optional.of(
                            new RelayPolicy.Change(bytes("other"), "by " + passage.way())))));
    opened(Relay.open(RelayOptions.of(port, List.of(at(target))), sink, policy, listener));
    var sender = socket();
    send(sender, bytes("message"));
    var seen = receive(target);
    assertEquals("other", text(seen));
    assertEquals("message", text(sink.take()));
    var sent = sink.take();
    assertEquals("other", text(sent));
    assertEquals(Direction.OUT, sent.direction());
    assertEquals(at(target), sent.remote());
    assertEquals(seen.remote(), sent.local());
    assertEquals("1 2 by TO_TARGETS", changed.poll(20, TimeUnit.SECONDS));

    send(target, bytes("answer"), seen.remote());
    assertEquals("other", text(receive(sender)));
    assertEquals(Direction.IN, sink.take().direction());
    var back = sink.take();
    assertEquals(at(sender), back.remote());
    assertEquals(new InetSocketAddress("127.0.0.1", port), back.local());
    assertEquals("3 4 by TO_SENDER", changed.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void aKeptMessageIsSentWhenThePolicyReleasesIt() throws Exception {
    var target = socket();
    var kept = new LinkedBlockingQueue<RelayPolicy.Passage>();
    var released = new LinkedBlockingQueue<RelayPolicy.Released>();
    var policy =
        new RelayPolicy() {
          @Override
          public Decision decide(Passage passage, long now) {
            kept.add(passage);
            return new Keep();
          }

          @Override
          public List<Released> released(long now) {
            var all = new ArrayList<Released>();
            released.drainTo(all);
            return all;
          }
        };
    var relay =
        opened(Relay.open(RelayOptions.of(port, List.of(at(target))), sink, policy, (_, _) -> {}));
    send(socket(), bytes("message"));
    var passage = kept.poll(20, TimeUnit.SECONDS);
    assertEquals(0, relay.counters().sent());
    var decision = new RelayPolicy.PassOn(List.of(at(System.nanoTime())));
    released.add(new RelayPolicy.Released(passage, decision));
    relay.wake();
    assertEquals("message", text(receive(target)));
    assertEquals(0, relay.counters().withheld());
  }

  @Test
  void whatWaitsIsPassedOnWhenTheRelayIsClosed() throws Exception {
    var target = socket();
    var kept = new ArrayList<RelayPolicy.Released>();
    var policy =
        new RelayPolicy() {
          @Override
          public Decision decide(Passage passage, long now) {
            var late = new PassOn(List.of(at(now + TimeUnit.HOURS.toNanos(1))));
            if (text(passage.datagram()).equals("delayed")) {
              return late;
            }
            kept.add(new Released(passage, late)); // on the relay's thread, as what follows
            return new Keep();
          }

          @Override
          public List<Released> releasedAtEnd(long now) {
            return kept;
          }
        };
    var relay =
        opened(Relay.open(RelayOptions.of(port, List.of(at(target))), sink, policy, (_, _) -> {}));
    var sender = socket();
    send(sender, bytes("delayed"));
    send(sender, bytes("kept"));
    Await.until("both wait", () -> relay.counters().received() == 2);
    assertEquals(0, relay.counters().sent());
    relay.close();
    assertEquals("delayed", text(receive(target)));
    assertEquals("kept", text(receive(target)));
    assertEquals(2, relay.counters().sent());
    assertEquals(2, relay.counters().early());
  }

  /** Their answers come from other addresses, and the system discards them. */
  @Test
  void answersToABroadcastAreSaidNotToComeBack() throws Exception {
    var everyone = new InetSocketAddress("255.255.255.255", 9);
    var relay = relay(everyone);
    assertTrue(relay.advice().startsWith("255.255.255.255 is a broadcast address"), relay.advice());
  }

  /** Holds up the relay at the first passage of one way, until it is released. */
  private static final class HoldingPolicy implements RelayPolicy {
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private final RelayWay way;

    HoldingPolicy(RelayWay way) {
      this.way = way;
    }

    @Override
    public Decision decide(Passage passage, long now) {
      if (passage.way() == way) {
        first.countDown();
        awaitFree();
      }
      return new PassOn(List.of(at(now)));
    }

    private void awaitFree() {
      try {
        assertTrue(free.await(20, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** A target that answers with more than the socket of a sender has room for. */
  @Test
  void everyAnswerIsCounted() throws Exception {
    assumeTrue(SystemDrops.known(), "this system does not report what it drops");
    var target = socket();
    var policy = new HoldingPolicy(RelayWay.TO_SENDER);
    var relay =
        opened(Relay.open(RelayOptions.of(port, List.of(at(target))), sink, policy, (_, _) -> {}));
    send(socket(), bytes("question"));
    var asked = receive(target).remote();
    int all = 20_000;
    for (int i = 0; i < all; i++) {
      send(target, new byte[1_000], asked);
      if (i == 0) {
        assertTrue(policy.first.await(20, TimeUnit.SECONDS));
      }
    }
    policy.free.countDown();
    Await.until(
        "all are counted",
        () -> {
          var now = relay.counters();
          return now.answers() + now.droppedBySystem().orElseThrow() == all;
        });
    assertEquals(relay.counters().droppedBySystem().orElseThrow(), sink.systemDrops);
    assertTrue(sink.systemDrops > 0, "the buffer had room for all");
  }

  @Test
  void whatHasArrivedIsPassedOnWhenTheRelayIsClosed() throws Exception {
    var target = socket();
    target.setReceiveBufferSize(1 << 22);
    var policy = new HoldingPolicy(RelayWay.TO_TARGETS);
    var relay =
        opened(Relay.open(RelayOptions.of(port, List.of(at(target))), sink, policy, (_, _) -> {}));
    var sender = socket();
    send(sender, bytes("0"));
    assertTrue(policy.first.await(20, TimeUnit.SECONDS));
    int all = 4 * RelayTraffic.BATCH;
    for (int i = 1; i < all; i++) {
      send(sender, bytes(Integer.toString(i)));
    }
    var closed = new FutureTask<Void>(relay::close, null);
    Thread.ofPlatform().daemon().start(closed);
    policy.free.countDown();
    closed.get(20, TimeUnit.SECONDS);
    var counters = relay.counters();
    assertEquals(all, counters.received() + counters.droppedBySystem().orElse(0));
    assertEquals(counters.received(), counters.sent());
    assertTrue(counters.received() > RelayTraffic.BATCH, counters::toString);
  }

  @Test
  void everyMessageOfABurstIsCounted() throws Exception {
    assumeTrue(SystemDrops.known(), "this system does not report what it drops");
    var target = socket();
    target.setReceiveBufferSize(1 << 22);
    var relay = relay(at(target));
    var sender = socket();
    for (int i = 0; i < 20_000; i++) {
      send(sender, bytes("message " + i));
    }
    Await.until(
        "all are counted",
        () -> {
          var now = relay.counters();
          return now.received() + now.droppedBySystem().orElse(0) == 20_000
              && now.sent() + now.notSent() == now.received();
        });
    assertEquals(relay.counters().received(), sink.datagrams.size());
  }

  /** In bursts that the receive buffers of a usual system hold, which are 200 KB. */
  @Test
  void burstsOfSeveralSendersStayInOrder() throws Exception {
    var targets = List.of(socket(), socket());
    var relay = relay(at(targets.get(0)), at(targets.get(1)));
    var senders = List.of(socket(), socket(), socket());
    int each = 50;
    for (int burst = 1; burst <= 20; burst++) {
      int end = burst * each;
      for (int i = end - each; i < end; i++) {
        for (var sender : senders) {
          send(sender, bytes(sender.getLocalPort() + " " + i + " " + "x".repeat(i % 300)));
        }
      }
      send(senders.getFirst(), new byte[0]);
      int sent = 2 * burst * (3 * each + 1);
      Await.soon("all are passed on", () -> relay.counters().sent() == sent);
      for (var target : targets) {
        assertInOrder(target, end - each, each);
      }
    }
    assertEquals("", relay.problem());
  }

  /** Receives so many of each of three senders, and one that is empty. */
  private static void assertInOrder(DatagramSocket target, int first, int each) throws Exception {
    var next = new HashMap<String, Integer>();
    int empty = 0;
    for (int i = 0; i < 3 * each + 1; i++) {
      var message = text(receive(target));
      if (message.isEmpty()) {
        empty++;
        continue;
      }
      String[] parts = message.split(" ", -1);
      int number = next.getOrDefault(parts[0], first);
      assertEquals(number, Integer.parseInt(parts[1]));
      assertEquals(number % 300, parts[2].length());
      next.put(parts[0], number + 1);
    }
    assertEquals(1, empty);
    assertEquals(3, next.size());
  }

  @Test
  void aBurstToATargetThatRefusesIsCountedAndTheTargetMayComeBack() throws Exception {
    var target = socket();
    var address = at(target);
    target.close();
    var relay = relay(address);
    var sender = socket();
    for (int i = 0; i < 5_000; i++) {
      send(sender, bytes("nobody listens"));
    }
    Await.until(
        "all are counted",
        () -> {
          var now = relay.counters();
          return now.received() + now.droppedBySystem().orElse(0) >= 5_000
              && now.sent() + now.notSent() == now.received();
        });
    var counters = relay.counters();
    assertTrue(counters.refused() > 0, counters::toString);
    assertTrue(counters.refused() <= counters.received(), counters::toString);

    var again = opened(new DatagramSocket(address));
    send(sender, bytes("somebody listens"));
    assertEquals("somebody listens", text(receive(again)));
  }

  /** Each hop has another socket as its sender, for which the other relay opens another one. */
  @Test
  void messagesBetweenTwoRelaysDoNotGoRoundForEver() throws Exception {
    int other = FreePorts.next();
    var relay = relay(new InetSocketAddress("127.0.0.1", other));
    var back = new InetSocketAddress("127.0.0.1", port);
    var second = opened(Relay.open(RelayOptions.of(other, List.of(back)), new NumberingSink()));
    long begun = System.nanoTime();
    int senders = 20; // of which a slow computer passes on enough in a second, too
    for (int i = 0; i < senders; i++) {
      send(socket(), bytes("round and round"));
    }
    Await.until(
        "all end", () -> relay.counters().notSent() + second.counters().notSent() == senders);
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) + 2; // begun ones
    long received = relay.counters().received();
    assertTrue(received <= RelayFlows.MOST_NEW_PER_SECOND * seconds + senders, "" + received);
    String problem = relay.problem() + second.problem();
    assertTrue(problem.contains("two relays pass messages to each other"), problem);
  }

  @Test
  void anAnswerToThePortGoesToTheSenderWhoseMessageWasPassedOnLast() throws Exception {
    LoopbackAddresses.assumeMany();
    var target = socket("127.0.0.2");
    var options = RelayOptions.of(port, List.of(at(target))).withVizardAnswers(true);
    var relay = opened(Relay.open(options, sink));
    var vizard = socket("127.0.0.2"); // which sends from another port than it receives at
    send(vizard, bytes("asked by nobody"));
    Await.until("counted", () -> relay.counters().notSent() == 1);
    assertTrue(relay.problem().contains("no message has been passed on"), relay.problem());
    sink.take();

    var senders = List.of(socket(), socket());
    for (int i = 0; i < senders.size(); i++) {
      send(senders.get(i), bytes("question " + i));
      assertEquals("question " + i, text(receive(target)));
      sink.take();
      send(vizard, bytes("answer " + i));
      assertEquals("answer " + i, text(receive(senders.get(i))));
      var recorded = sink.take();
      assertEquals(at(vizard), recorded.remote());
      assertEquals(port, recorded.local().getPort());
    }
    var counters = relay.counters();
    assertEquals(List.of(2L, 3L), List.of(counters.received(), counters.answers()));
    Await.until("counted", () -> relay.counters().sentBack() == 2);
    send(senders.getFirst(), bytes("next"));
    assertEquals("next", text(receive(target)), "its own answers do not come back to it");
    assertEquals("", relay.advice());
  }

  @Test
  void answersToThePortAreNotExpectedOfAGroup() throws Exception {
    var group = List.of(new InetSocketAddress("239.1.1.1", 4950));
    var options = RelayOptions.of(port, group).withVizardAnswers(true);
    var refused = assertThrows(NetworkException.class, () -> Relay.open(options, sink));
    assertTrue(refused.getMessage().startsWith("The members of 239.1.1.1"), refused::getMessage);
  }

  @Test
  void aRelayAdvisesVizardsAnswersWhenATargetSeemsToAnswerToThePort() throws Exception {
    LoopbackAddresses.assumeMany();
    var target = socket("127.0.0.2");
    var relay = relay(at(target));
    var beside = socket("127.0.0.2");
    for (String text : List.of("of a program", "that sends by itself")) {
      send(beside, bytes(text));
      assertEquals(text, text(receive(target)));
    }
    assertEquals("", relay.advice());
    send(socket(), bytes("question"));
    assertEquals("question", text(receive(target)));
    send(beside, bytes("answer"));
    assertEquals("answer", text(receive(target)), "it may be a message");
    assertTrue(relay.advice().contains("127.0.0.2 sends to port " + port), relay.advice());
  }

  @Tag("slow")
  @Test
  void tenThousandSendersTakeABoundedNumberOfSocketsForATime() throws Exception {
    assumeTrue(SystemDrops.known(), "this system does not report what it drops");
    var target = socket();
    var options = new RelayOptions(port, List.of(at(target)), Duration.ofSeconds(1), 1_024, false);
    var relay = opened(Relay.open(options, sink));
    var steady = socket();
    send(steady, bytes("steady"));
    var seen = receive(target).remote();
    long before = descriptors();
    long most = 0;
    for (int i = 0; i < 10_000; i++) {
      var from = InetAddress.getByAddress(new byte[] {127, 1, (byte) (i / 250), (byte) (i % 250)});
      try (var sender = new DatagramSocket(0, from)) {
        send(sender, bytes("message " + i));
      }
      if (i % 100 == 0) {
        most = Math.max(most, descriptors() - before);
        send(steady, bytes("steady"));
      }
    }
    // The system frees those that were closed while a batch was received after that batch.
    assertTrue(most <= 1_024 + RelayTraffic.BATCH + 10, "more sockets: " + most);
    Await.until(
        "all are counted",
        () -> {
          var now = relay.counters();
          return now.received() + now.droppedBySystem().orElse(0) == 10_101
              && now.sent() + now.notSent() == now.received();
        });
    assertTrue(relay.counters().senders() <= 1_024);
    Await.until("silent", () -> relay.counters().senders() == 0);
    Await.until("closed", () -> descriptors() <= before + 10);

    // All has been sent: what is not in the target's buffer now was dropped there.
    target.setSoTimeout(1);
    try {
      while (true) {
        var next = receive(target);
        boolean isSteady = text(next).equals("steady");
        assertEquals(isSteady, next.remote().equals(seen), "a flood takes no socket of a sender");
      }
    } catch (SocketTimeoutException e) {
      target.setSoTimeout(20_000);
    }
    send(steady, bytes("again"));
    assertEquals("again", text(receive(target)));
  }

  private static long descriptors() {
    try (var all = Files.list(Path.of("/proc/self/fd"))) {
      return all.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theRelayItselfIsNoTarget() {
    for (String host : List.of("127.0.0.1", "127.0.0.7", "0.0.0.0")) {
      var options = RelayOptions.of(port, List.of(new InetSocketAddress(host, port)));
      var e = assertThrows(NetworkException.class, () -> Relay.open(options, sink));
      assertTrue(e.getMessage().contains("is the relay itself"), e.getMessage());
    }
  }

  @Test
  void aPortInUseIsReported() throws Exception {
    opened(new DatagramSocket(port));
    var options = RelayOptions.of(port, List.of(new InetSocketAddress("127.0.0.1", 9)));
    var e = assertThrows(NetworkException.class, () -> Relay.open(options, sink));
    String by = SystemDrops.known() ? "in use by Picklescope itself" : "in use";
    assertTrue(e.getMessage().contains(by), e.getMessage());
  }

  @Test
  void thePortIsFreeOnceItIsClosed() throws Exception {
    var relay = relay(at(socket()));
    relay.close();
    relay.close();
    assertTrue(FreePorts.isFree(port));
    assertEquals("", relay.failure());
  }

  private Relay relay(InetSocketAddress... targets) throws NetworkException {
    return opened(Relay.open(RelayOptions.of(port, List.of(targets)), sink));
  }

  private <T extends AutoCloseable> T opened(T one) {
    opened.add(one);
    return one;
  }

  private DatagramSocket socket() throws IOException {
    return socket("127.0.0.1");
  }

  private DatagramSocket socket(String address) throws IOException {
    return opened(new DatagramSocket(0, InetAddress.getByName(address)));
  }

  private static boolean hasIpv6() {
    try (var socket = new DatagramSocket(0, InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static InetSocketAddress at(DatagramSocket socket) {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private static RelayPolicy.Delivery at(long nanos) {
    return new RelayPolicy.Delivery(nanos);
  }

  private void send(DatagramSocket from, byte[] payload) {
    send(from, payload, new InetSocketAddress("127.0.0.1", port));
  }

  private static void send(DatagramSocket from, byte[] payload, InetSocketAddress to) {
    try {
      from.send(new DatagramPacket(payload, payload.length, to));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Datagram receive(DatagramSocket at) throws IOException {
    at.setSoTimeout(20_000);
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    at.receive(packet);
    return new Datagram(
        0,
        0,
        Direction.IN,
        (InetSocketAddress) packet.getSocketAddress(),
        at(at),
        Arrays.copyOf(packet.getData(), packet.getLength()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Datagram datagram) {
    return new String(datagram.payload(), StandardCharsets.UTF_8);
  }
}
