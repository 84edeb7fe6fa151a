package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.event.Direction;
import picklescope.filter.Filter;
import picklescope.net.FreePorts;
import picklescope.net.NetworkException;
import picklescope.net.RelayOptions;
import picklescope.send.relay.FaultPlan;
import picklescope.send.relay.HeldMessages;
import picklescope.send.relay.RelayRule;
import picklescope.send.relay.RuleCounts;

@Timeout(60)
class RelaysTest {
  private static final FaultPlan ALL_LOST =
      new FaultPlan(100, 0, 0, Duration.ZERO, Duration.ZERO, FaultPlan.UNLIMITED, 1);

  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    port = FreePorts.next();
  }

  @Test
  void refusedMessagesAreMarked() throws Exception {
    int nobody = FreePorts.next();
    try (var session = new Session()) {
      var running = session.relays().open(to(nobody), FaultPlan.NONE, Filter.everything());
      send(port, "one");
      Await.until("marked", () -> !session.live().marks().comment(1).isEmpty());
      assertEquals(
          "Refused by 127.0.0.1: nothing listens on port %d.".formatted(nobody),
          session.live().marks().comment(1));
      assertEquals(Set.of(new InetSocketAddress("127.0.0.1", nobody)), running.refusedBy());
    }
    assertTrue(FreePorts.isFree(port));
  }

  @Test
  void faultsAreForWhatTheFilterChooses() throws Exception {
    try (var session = new Session();
        var target = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      var running = session.relays().open(to(target.getLocalPort()), ALL_LOST, Filter.of("'lost'"));
      send(port, "lost");
      send(port, "passed");
      assertEquals("passed", receive(target));
      assertEquals(1, running.faultCounts().lost());
      assertEquals(2, session.capture().last());
    }
  }

  @Test
  void whatRulesDoIsMarkedAndBothFormsAreKept() throws Exception {
    try (var session = new Session();
        var target = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      var rules =
          List.of(
              RelayRule.of("raw_data == b'lost' -> drop"),
              RelayRule.of("raw_data == b'other' -> sendRaw(e.raw_data.upper())"),
              RelayRule.of("raw_data == b'held' -> hold"));
      var running =
          session
              .relays()
              .open(to(target.getLocalPort()), FaultPlan.NONE, Filter.everything(), rules);
      send(port, "lost");
      send(port, "held");
      send(port, "other");
      assertEquals("OTHER", receive(target));
      var marks = session.live().marks();
      assertEquals("dropped by rule 1", marks.comment(1));
      assertEquals("held by rule 3", marks.comment(2));
      assertEquals("changed by rule 2", marks.comment(3));
      Await.until("marked", () -> !marks.comment(4).isEmpty());
      assertEquals("changed by rule 2, was message 3", marks.comment(4));
      assertEquals("OTHER", new String(session.capture().get(4).payload()));
      assertEquals(Direction.OUT, session.capture().get(4).direction());

      var held = running.held().list();
      assertEquals(List.of(2L), held.stream().map(HeldMessages.Held::number).toList());
      assertTrue(running.held().sendOn(held.getFirst().id(), "edited".getBytes()));
      assertEquals("edited", receive(target));
      assertEquals("held by rule 3; changed by hand", marks.comment(2));
      Await.until("marked", () -> !marks.comment(5).isEmpty());
      assertEquals("changed by hand, was message 2", marks.comment(5));

      running.setRules(List.of());
      send(port, "lost");
      assertEquals("lost", receive(target));
      assertEquals(new RuleCounts(1, 2, 0, 1, 0, 0), running.ruleCounts());
    }
  }

  @Test
  void relaysThatPassMessagesRoundAreReported() throws Exception {
    int other = FreePorts.next();
    try (var session = new Session()) {
      var there = session.relays().open(to(other), FaultPlan.NONE, Filter.everything());
      assertEquals(List.of(), there.circle());
      assertTrue(session.nextNotice().isEmpty());
      var back =
          session
              .relays()
              .open(
                  RelayOptions.of(other, List.of(new InetSocketAddress("127.0.0.1", port))),
                  FaultPlan.NONE,
                  Filter.everything());
      assertEquals(List.of(port, other), there.circle());
      assertEquals(List.of(other, port), back.circle());
      String notice = session.nextNotice().orElseThrow();
      assertTrue(
          notice.contains("relay %d → relay %d → relay %1$d".formatted(other, port)), notice);
      session.relays().close(there);
      assertEquals(List.of(), back.circle());
    }
  }

  @Test
  void heldMessagesGoOnWhenTheRelayIsRemoved() throws Exception {
    try (var session = new Session();
        var target = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      var running =
          session
              .relays()
              .open(
                  to(target.getLocalPort()),
                  FaultPlan.NONE,
                  Filter.everything(),
                  List.of(RelayRule.of("-> hold")));
      send(port, "one");
      Await.until("held", () -> running.held().list().size() == 1);
      session.relays().close(running);
      assertEquals("one", receive(target));
      assertEquals(
          "Relay %d has ended: 1 message that waited was passed on at once.".formatted(port),
          session.nextNotice().orElseThrow());
    }
  }

  @Test
  void theUsersCommentStays() throws Exception {
    int nobody = FreePorts.next();
    try (var session = new Session()) {
      session.live().marks().comment(1, "mine");
      var rules = List.of(RelayRule.of("-> drop"));
      session.relays().open(to(nobody), FaultPlan.NONE, Filter.everything(), rules);
      send(port, "one");
      send(port, "two");
      Await.until("marked", () -> !session.live().marks().comment(2).isEmpty());
      assertEquals("mine", session.live().marks().comment(1));
    }
  }

  @Test
  void aRelayRecordsBesideAPort() throws Exception {
    int listening = FreePorts.next();
    try (var session = new Session()) {
      session.ports().add(listening);
      session.relays().open(to(listening), FaultPlan.NONE, Filter.everything());
      for (int i = 0; i < 100; i++) {
        send(port, "message " + i);
      }
      Await.until("all are recorded", () -> session.capture().last() == 200);
      int relayed = 0;
      int received = 0;
      for (int number = 1; number <= 200; number++) {
        var datagram = session.capture().get(number);
        int expected = datagram.port() == port ? relayed++ : received++;
        assertEquals("message " + expected, new String(datagram.payload()));
      }
      assertEquals(100, relayed);
    }
  }

  @Test
  void aClosedRelayFreesItsPortAndAClosedSessionOpensNone() throws Exception {
    int target = FreePorts.next();
    var session = new Session();
    try (session) {
      var running = session.relays().open(to(target), FaultPlan.NONE, Filter.everything());
      session.relays().close(running);
      assertTrue(FreePorts.isFree(port));
    }
    assertThrows(
        NetworkException.class,
        () -> session.relays().open(to(target), FaultPlan.NONE, Filter.everything()));
  }

  private RelayOptions to(int target) {
    return RelayOptions.of(port, List.of(new InetSocketAddress("127.0.0.1", target)));
  }

  private static String receive(DatagramSocket target) throws IOException {
    target.setSoTimeout(20_000);
    var packet = new DatagramPacket(new byte[100], 100);
    target.receive(packet);
    return new String(packet.getData(), 0, packet.getLength());
  }

  private static void send(int port, String text) throws IOException {
    try (var socket = new DatagramSocket()) {
      byte[] payload = text.getBytes();
      var to = new InetSocketAddress("127.0.0.1", port);
      socket.send(new DatagramPacket(payload, payload.length, to));
    }
  }
}
