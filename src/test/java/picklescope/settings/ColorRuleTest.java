package picklescope.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.filter.Filter;

class ColorRuleTest {
  @Test
  void theUsualRulesTellTheKindsApart() throws Exception {
    assertEquals(Optional.of("!"), sign("cos\nsystem\n(S'ls'\ntR.", Direction.IN));
    assertEquals(Optional.of("!"), sign("c__main__\nPlayer\n)R.", Direction.IN));
    assertEquals(Optional.of("!"), sign("N.c__main__\nPlayer\n)R.", Direction.IN));
    assertEquals(Optional.of("✕"), sign("\u0080\u0002}q", Direction.IN));
    assertEquals(Optional.of("□"), sign("Some raw data", Direction.IN));
    assertEquals(Optional.of("◇"), sign("c__main__\nupdatePlayer\n.", Direction.IN));
    assertEquals(Optional.of(""), sign("((t(dt.", Direction.OUT), "its arrow is the sign");
    assertEquals(Optional.empty(), sign("((t(dt.", Direction.IN));
  }

  /** The sign of the first rule that chooses it. */
  private static Optional<String> sign(String payload, Direction direction) throws Exception {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
    var event = Envelope.auto().decode(new Datagram(1, 0, direction, here, here, bytes), "LAB-3");
    for (ColorRule rule : ColorRule.defaults()) {
      if (Filter.of(rule.filter()).decide(event).isYes()) {
        return Optional.of(rule.glyph());
      }
    }
    return Optional.empty();
  }
}
