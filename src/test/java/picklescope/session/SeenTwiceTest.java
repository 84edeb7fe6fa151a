package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.filter.Filter;
import picklescope.net.FreePorts;
import picklescope.net.PortSharing;
import picklescope.net.PortSpec;
import picklescope.net.RelayOptions;
import picklescope.send.relay.FaultPlan;

/** Ports and relays of a real session; what a passive capture sees is made up. */
@Timeout(60)
class SeenTwiceTest {
  private static final InetSocketAddress SENDER = new InetSocketAddress("127.0.0.1", 9);

  private final Session session = new Session();
  private final List<String> found = new ArrayList<>();
  private final SeenTwice twice =
      new SeenTwice(new Receivers(session.ports(), session.relays()), "lo", found::add);
  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    port = FreePorts.next();
  }

  @AfterEach
  void close() {
    session.close();
  }

  private void see(Direction direction, String to, String networkInterface) {
    var there = new InetSocketAddress(to, port);
    boolean isIn = direction == Direction.IN;
    twice.accept(
        new Datagram(
            1,
            1,
            direction,
            isIn ? SENDER : there,
            isIn ? there : SENDER,
            new byte[] {1},
            networkInterface));
  }

  private void see(String to) {
    see(Direction.IN, to, "lo");
  }

  private void receive() throws IOException {
    long before = session.capture().last();
    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[] {1}, 1, InetAddress.getByName("127.0.0.1"), port));
    }
    Await.until("it is received", () -> session.capture().last() > before);
    Await.until(
        "it is counted",
        () -> session.ports().list().stream().allMatch(one -> one.counters().received() > 0));
  }

  @Test
  void aPortIsFoundOnceAndNamedWhileItIsOpen() throws Exception {
    see("127.0.0.1");
    session.ports().add(port);
    see("127.0.0.1");
    assertEquals(List.of(), found, "it has received nothing");
    receive();
    see("127.0.0.1");
    see("127.0.0.1");
    assertEquals(List.of(twice.text("port " + port)), found);
    assertEquals(found, twice.texts());
    session.ports().toggle(port, false);
    assertEquals(List.of(), twice.texts());
    session.ports().toggle(port, true);
    see("127.0.0.1");
    assertEquals(List.of(twice.text("port " + port)), twice.texts());
    assertEquals(1, found.size());
  }

  @Test
  void aBroadcastOfThisComputerIsFoundToo() throws Exception {
    session.ports().add(port);
    receive();
    see(Direction.OUT, "255.255.255.255", "eth0");
    assertEquals(List.of(twice.text("port " + port)), found);
  }

  @Test
  void aPortAtOneAddressReceivesNothingElse() throws Exception {
    var spec = PortSpec.parse("127.0.0.1:" + port).getFirst();
    session.ports().add(spec, PortSharing.EXCLUSIVE, true);
    receive();
    see("127.0.0.2");
    see("239.1.1.1");
    assertEquals(List.of(), found);
    see("127.0.0.1");
    assertEquals(List.of(twice.text("port " + port)), found);
  }

  @Test
  void aRelayIsFoundWhileItRuns() throws Exception {
    var options = RelayOptions.of(port, List.of(SENDER));
    var relay = session.relays().open(options, FaultPlan.NONE, Filter.everything());
    see("127.0.0.1");
    assertEquals(List.of(), found, "it has received nothing");
    receive();
    Await.until("it is counted", () -> relay.relay().counters().received() > 0);
    see("239.1.1.1");
    assertEquals(List.of(), found, "a relay joins no group");
    see(Direction.IN, "127.0.0.1", "any");
    assertEquals(List.of(twice.text("relay " + port)), found);
    assertEquals(found, twice.texts());
    session.relays().close(relay);
    assertEquals(List.of(), twice.texts());
  }
}
