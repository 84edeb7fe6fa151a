package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picklescope.event.Datagram;
import picklescope.event.Direction;

class SeenDatagramsTest {
  private static final InetSocketAddress OWN = new InetSocketAddress("10.0.0.1", 5000);
  private static final InetSocketAddress OWN_TOO = new InetSocketAddress("127.0.0.1", 4950);
  private static final InetSocketAddress OTHER = new InetSocketAddress("10.0.0.2", 4950);
  private static final InetSocketAddress THIRD = new InetSocketAddress("10.0.0.3", 4951);

  private static final SeenDatagrams ALL = seen(Set.of());

  private static SeenDatagrams seen(Set<Integer> ports) {
    return new SeenDatagrams(
        ports,
        Map.of("\\Device\\NPF_{A}", "Ethernet"),
        "eth0",
        address -> address.equals(OWN.getAddress()) || address.isLoopbackAddress());
  }

  private static Datagram datagram(InetSocketAddress from, InetSocketAddress to, String source) {
    return new Datagram(7, 1, Direction.IN, from, to, new byte[] {1}, source);
  }

  private static Datagram taken(InetSocketAddress from, InetSocketAddress to) {
    return ALL.apply(datagram(from, to, "")).orElseThrow();
  }

  @Test
  void whatThisComputerSendsToOthersIsOutgoing() {
    var sent = taken(OWN, OTHER);
    assertEquals(Direction.OUT, sent.direction());
    assertEquals(OTHER, sent.remote());
    assertEquals(OWN, sent.local());
    assertEquals(Direction.IN, taken(OTHER, OWN).direction());
    assertEquals(Direction.IN, taken(OWN, OWN_TOO).direction());
    assertEquals(Direction.IN, taken(OTHER, THIRD).direction());
  }

  @Test
  void whatTheProgramCallsOutgoingIsReadByItsAddresses() {
    var forwarded = new Datagram(7, 1, Direction.OUT, THIRD, OTHER, new byte[] {1}, "");
    var taken = ALL.apply(forwarded).orElseThrow();
    assertEquals(Direction.IN, taken.direction());
    assertEquals(OTHER, taken.remote());
    assertEquals(THIRD, taken.local());
  }

  @Test
  void otherPortsAreLeftOut() {
    var two = seen(Set.of(4951, 9));
    assertEquals(Optional.empty(), two.apply(datagram(OWN, OTHER, "")));
    assertEquals(4951, two.apply(datagram(OTHER, THIRD, "")).orElseThrow().local().getPort());
    assertEquals(4951, two.apply(datagram(THIRD, OTHER, "")).orElseThrow().remote().getPort());
  }

  @Test
  void theSourceIsTheNameOfTheInterface() {
    assertEquals("eth0", taken(OTHER, OWN).source());
    assertEquals(
        "Ethernet", ALL.apply(datagram(OTHER, OWN, "\\Device\\NPF_{A}")).orElseThrow().source());
    assertEquals("eth1", ALL.apply(datagram(OTHER, OWN, "eth1")).orElseThrow().source());
  }
}
