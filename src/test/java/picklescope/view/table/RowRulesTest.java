package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.Call;
import picklescope.settings.ColorRule;

class RowRulesTest {
  @Test
  void aRuleThatCannotDecideIsPassedOverAndCounted() throws Exception {
    var large = new ColorRule("'x' * (foo * 10**6) != ''", ColorRule.Color.GREEN, "1", true);
    var all = new ColorRule("foo >= 0", ColorRule.Color.GREEN, "2", true);
    var rules = RowRules.of(List.of(large, all));
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    for (int foo : new int[] {0, 1, 2, 2}) { // a row may be read again
      byte[] payload = Envelope.auto().encode(Call.of(1).with("foo", foo), 4);
      var datagram = new Datagram(foo, 0, Direction.IN, here, here, payload);
      assertEquals(Optional.of(all), rules.of(foo, Envelope.auto().decode(datagram, "LAB-3")));
    }
    assertEquals(
        "2 messages could not be decided: this would make more than 200,000 items",
        rules.undecided().text());
  }
}
