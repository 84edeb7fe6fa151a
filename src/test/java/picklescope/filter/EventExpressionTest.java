package picklescope.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.python.Call;
import picklescope.python.source.SourceException;

class EventExpressionTest {
  private static Subject subject(Call call) throws Exception {
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
    var envelope = Envelope.auto();
    Event event =
        envelope.decode(
            new Datagram(1, 1, Direction.IN, remote, local, envelope.encode(call, 4)), "LAB-3");
    return Subject.of(event);
  }

  @Test
  void hasTheFunctionsOfMath() throws Exception {
    var subject = subject(Call.of().with("pos", List.of(3, 1, 4)));
    var distance = EventExpression.of("sqrt(pos[0]**2 + pos[2]**2)");
    assertEquals(OptionalDouble.of(5), distance.number(subject));
    assertEquals(
        OptionalDouble.of(0), EventExpression.of("math.sin(0) + floor(0.5)").number(subject));
    assertEquals(OptionalDouble.empty(), EventExpression.of("sqrt(-pos[0])").number(subject));
    assertThrows(SourceException.class, () -> EventExpression.of("uniform(1, 2)"));
  }

  @Test
  void theIntervalIsNotAnAttribute() throws Exception {
    var subject = subject(Call.of().with("interval", 7));
    var interval = EventExpression.of("interval");
    assertTrue(interval.needsInterval());
    assertEquals(OptionalDouble.empty(), interval.number(subject));
    var attribute = EventExpression.of("e.interval");
    assertFalse(attribute.needsInterval());
    assertEquals(OptionalDouble.of(7), attribute.number(subject));
  }
}
