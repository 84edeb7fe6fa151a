package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelayCircleTest {
  private static RelayOptions relay(int port, String host, int... targets) {
    return RelayOptions.of(
        port,
        IntStream.of(targets).mapToObj(target -> new InetSocketAddress(host, target)).toList());
  }

  private static List<Integer> through(int port, RelayOptions... relays) {
    return new RelayCircle(List.of(relays)).through(port);
  }

  @Test
  void relaysThatPassOnToEachOtherAreACircle() {
    var there = relay(5000, "127.0.0.1", 9, 5001);
    var back = relay(5001, "localhost", 5000);
    assertEquals(List.of(5000, 5001), through(5000, there, back));
    assertEquals(List.of(5001, 5000), through(5001, there, back));
  }

  @Test
  void aBroadcastComesToTheRelaysOfThisComputerToo() {
    var there = relay(5000, "255.255.255.255", 5001);
    var back = relay(5001, "127.0.0.1", 5000);
    assertEquals(List.of(5000, 5001), through(5000, there, back));
    assertEquals(List.of(), through(5000, relay(5000, "239.1.2.3", 5001), back), "none joins it");
    assertEquals(List.of(), through(5000, relay(5000, "255.255.255.255", 5000)), "left out");
  }

  @Test
  void theShortestOfLongerCirclesIsFound() {
    var relays =
        new RelayOptions[] {
          relay(5000, "127.0.0.1", 5001, 5003),
          relay(5001, "127.0.0.1", 5002),
          relay(5002, "127.0.0.1", 5003),
          relay(5003, "::1", 5000),
          relay(5004, "127.0.0.1", 5000)
        };
    assertEquals(List.of(5000, 5003), through(5000, relays));
    assertEquals(List.of(5001, 5002, 5003, 5000), through(5001, relays));
    assertEquals(List.of(), through(5004, relays), "it leads into a circle and is not in it");
  }

  @Test
  void aRelayOfAnotherComputerIsNoneOfOurs() {
    var away = relay(5000, "192.0.2.1", 5001);
    var back = relay(5001, "127.0.0.1", 5000);
    assertEquals(List.of(), through(5000, away, back));
  }
}
