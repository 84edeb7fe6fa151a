package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picklescope.event.Datagram;
import picklescope.event.Direction;

class CountedDatagramsTest {
  private static final String OWN = "10.0.0.1";
  private static final String OTHER = "10.0.0.2";

  private final CountedDatagrams counted =
      new CountedDatagrams(
          new SeenDatagrams(
              Set.of(), Map.of(), "eth0", address -> address.getHostAddress().equals(OWN)),
          address -> address.getHostAddress().equals(OWN));

  private void see(String from, int fromPort, String to, int toPort) {
    var remote = new InetSocketAddress(from, fromPort);
    var local = new InetSocketAddress(to, toPort);
    counted.apply(new Datagram(1, 1, Direction.IN, remote, local, new byte[] {1}, ""));
  }

  @Test
  void portsOfThisComputerAreCountedButThoseThatGetAnswers() {
    see(OTHER, 5000, OWN, 4951);
    see(OTHER, 5000, OWN, 4951);
    see(OTHER, 5000, "10.0.0.3", 4952);
    see(OWN, 6000, OTHER, 53);
    see(OTHER, 53, OWN, 6000);
    see(OWN, 6001, OWN, 4950);
    assertEquals(6, counted.messages());
    assertEquals(Map.of(4951, 2L, 4950, 1L), counted.arrived());
  }

  @Test
  void portsThatAreNotWatchedAreNotCounted() {
    var watched =
        new CountedDatagrams(
            new SeenDatagrams(Set.of(4950), Map.of(), "eth0", _ -> true), _ -> true);
    var from = new InetSocketAddress(OTHER, 5000);
    var to = new InetSocketAddress(OWN, 4951);
    watched.apply(new Datagram(1, 1, Direction.IN, from, to, new byte[] {1}, ""));
    assertEquals(0, watched.messages());
    assertEquals(Map.of(), watched.arrived());
  }
}
