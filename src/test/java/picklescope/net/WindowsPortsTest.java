package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.system.OperatingSystem;

/** Ports as they are on Windows: real sockets, and no more than Windows tells about them. */
@Timeout(60)
class WindowsPortsTest {
  private final CollectingSink sink = new CollectingSink();
  private final Ports ports = new Ports(sink, OperatingSystem.WINDOWS);
  private int port;

  @BeforeEach
  void findPort() throws Exception {
    port = FreePorts.next();
  }

  @AfterEach
  void close() {
    ports.close();
  }

  private UdpPort listed() {
    return ports.list().getFirst();
  }

  @Test
  void messagesArriveAndDropsAreUnknown() throws Exception {
    ports.add(port);
    send("hello");
    assertEquals("hello", new String(sink.take().payload()));
    Await.until("the count", () -> listed().counters().received() == 1);
    assertEquals(OptionalLong.empty(), listed().counters().droppedBySystem());
  }

  @Test
  void theReceiveBufferIsReadBack() throws Exception {
    ports.add(port);
    var open = assertInstanceOf(PortState.Open.class, listed().state());
    assertTrue(open.receiveBufferBytes() >= 1 << 17, open::toString);
  }

  @Test
  void aSharedPortTellsThatItIsNotDefinedWhoReceives() throws Exception {
    ports.add(port, PortSharing.REUSE_ADDRESS);
    for (PortState state : new PortState[] {ports.list().getFirst().state(), listed().state()}) {
      var open = assertInstanceOf(PortState.Open.class, state);
      assertTrue(open.others().contains("Windows does not define"), open::toString);
      assertTrue(open.others().contains("port " + port), open::toString);
      assertTrue(open.others().contains("a passive capture"), open::toString);
      assertTrue(open.others().contains("a relay"), open::toString);
    }
    send("shared");
    assertEquals("shared", new String(sink.take().payload()));
  }

  @Test
  void aPortThatIsNotSharedTellsNothingOfOthers() throws Exception {
    ports.add(port);
    assertEquals("", assertInstanceOf(PortState.Open.class, listed().state()).others());
  }

  @Test
  void aPortInUseIsTriedAgainAndItsProgramIsNotKnown() throws Exception {
    try (var other = new DatagramSocket(new InetSocketAddress(port))) {
      assertEquals(port, other.getLocalPort());
      ports.add(port, PortSharing.REUSE_ADDRESS);
      var failed = assertInstanceOf(PortState.Failed.class, listed().state());
      assertTrue(failed.inUse());
      assertTrue(failed.reason().contains("or Windows has reserved it"), failed::reason);
    }
    ports.retry(port);
    assertInstanceOf(PortState.Open.class, listed().state());
  }

  private void send(String text) throws Exception {
    byte[] payload = text.getBytes();
    try (var socket = new DatagramSocket()) {
      var to = InetAddress.getByName("127.0.0.1");
      socket.send(new DatagramPacket(payload, payload.length, to, port));
    }
  }
}
