package picklescope.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.python.Call;

class KnownTrafficTest {
  private static Event event(int from, int to, byte[] payload) {
    var remote = new InetSocketAddress("192.0.2.7", from);
    var local = new InetSocketAddress("192.0.2.1", to);
    return Envelope.auto().decode(new Datagram(1, 0, Direction.IN, remote, local, payload), "");
  }

  @ParameterizedTest
  @CsvSource({
    // nothing pressed; A and the touch screen; the older form without the C stick; HOME
    "50000, 4950, ff0f000000000002fff77f008100808000000000, CONSOLE_INPUT",
    "50000, 4950, fe0f0000ab0c7801fff77f008100808000000000, CONSOLE_INPUT",
    "50000, 4950, ff0f000000000002fff77f00, CONSOLE_INPUT",
    "50000, 4951, ff0f000000000002fff77f008100808001000000, CONSOLE_INPUT",
    "4950, 4950, 0a8f31c2, GAME",
    "4955, 4950, 0a8f31c2, GAME",
    // other bytes, text, floats, a port of others
    "50000, 4950, 0a8f31c2, ''",
    "4950, 4950, 53746172740a, ''",
    "4955, 4960, 0a8f31c2, ''",
    "50000, 4950, 0000803f0000004000004040, ''",
    "50000, 4950, ff0f000000000002fff77f008000808000000000, ''",
    "50000, 4950, 000000000000000000000000, ''",
  })
  void tellsByPortsAndBytes(int from, int to, String hex, String expected) {
    Event event = event(from, to, HexFormat.of().parseHex(hex));
    assertEquals(expected, KnownTraffic.of(event).map(Enum::name).orElse(""));
  }

  @Test
  void viznetIsGuessedByItsPorts() throws Exception {
    byte[] call = Envelope.auto().encode(Call.of("x").with("message", "Hello"), 2);
    assertEquals(Optional.of(KnownTraffic.VIZNET), KnownTraffic.of(event(50_000, 14_950, call)));
    assertEquals(Optional.of(KnownTraffic.VIZNET), KnownTraffic.of(event(14_951, 5_000, call)));
    assertEquals(Optional.empty(), KnownTraffic.of(event(50_000, 4_950, call)));
    byte[] named = Envelope.auto().encode(Call.of("viznet.MyEvent", 5), 2);
    assertEquals(Optional.of(KnownTraffic.VIZNET), KnownTraffic.of(event(50_000, 4_950, named)));
  }

  @Test
  void theCallbackHasTheHint() {
    byte[] input = HexFormat.of().parseHex("ff0f000000000002fff77f008100808000000000");
    var warnings = Callback.of(event(50_000, 4_950, input)).warnings();
    assertTrue(warnings.getFirst().startsWith("Not Vizard: "), warnings::toString);
  }
}
