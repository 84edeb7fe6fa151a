package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.event.Envelope;
import picklescope.event.find.TestBattery;
import picklescope.view.MadeCapture;
import picklescope.view.inspect.EnvelopeSearch.Result;

class EnvelopeSearchTest {
  private static final String LAYOUT =
      "custom data=p[1:-1], attributes=p[-1], write=['VIZ', *args, kwargs]";

  private final MadeCapture capture = new MadeCapture();

  @AfterEach
  void close() {
    capture.close();
  }

  private Result search(long selected, String sent) {
    return EnvelopeSearch.of(capture.journal(), capture.journal().get(selected), sent);
  }

  @Test
  void theBatteryIsFoundAroundTheSelectedMessage() throws Exception {
    capture.addNumbers(1, 9);
    for (var call : TestBattery.calls()) {
      capture.add(Envelope.of(LAYOUT).encode(call, 2));
    }
    capture.addNumbers(10, 15);
    String script = EnvelopeSearch.battery(capture.journal().get(12), Optional.of("LAB-3"));
    assertTrue(script.startsWith("net = viz.addNetwork('127.0.0.1')\nnet.port(4950)\n"), script);
    var found = assertInstanceOf(Result.Found.class, search(12, script));
    assertEquals(LAYOUT, found.envelopes().getFirst().envelope().text());
    assertEquals("The first gives exactly this.", found.remark());
  }

  @Test
  void oneCallIsThatOfTheSelectedMessage() throws Exception {
    capture.add(Envelope.of(LAYOUT).encode(TestBattery.calls().getFirst(), 4));
    capture.addNumbers(1, 2);
    String line = "net.send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])";
    var found = assertInstanceOf(Result.Found.class, search(1, line));
    assertEquals(LAYOUT, found.envelopes().getFirst().envelope().text());
    assertTrue(found.remark().contains("A second message"), found.remark());
    assertInstanceOf(Result.None.class, search(2, line));
    var mistake = assertInstanceOf(Result.Mistake.class, search(1, "net.send(5, foo)"));
    assertTrue(mistake.message().startsWith("at 13: "), mistake.message());
  }
}
