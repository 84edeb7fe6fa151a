package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.Call;

/** What an envelope makes of a message, before it is chosen. */
class EnvelopePreviewTest {
  private static String preview(String envelope, byte[] payload) throws Exception {
    var anyone = new InetSocketAddress("127.0.0.1", 4950);
    var event =
        Envelope.auto().decode(new Datagram(1, 0, Direction.IN, anyone, anyone, payload), "x");
    return EnvelopePreview.of(Envelope.of(envelope), event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "json | {\"a\": 1, \"b\": [2]} | This message: JSON: a=1 b=[2]",
        "auto | {\"a\": 1} | This message: JSON, recognized: a=1",
        "json | [1, 2] | This message: JSON: (1, 2)",
        "json | [] | This message: JSON: ()",
        "call, json | {\"a\": 1} | This message: JSON: a=1",
      })
  void contentIsShown(String envelope, String payload, String expected) throws Exception {
    assertEquals(expected, preview(envelope, payload.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsNotReadIsExplained() throws Exception {
    String cut = preview("json", "{\"a\": 1, \"b".getBytes(StandardCharsets.UTF_8));
    assertTrue(cut.startsWith("This message: JSON: a=1\nJSON breaks off at byte "), cut);
    String other = preview("json", "x".getBytes(StandardCharsets.UTF_8));
    assertEquals("This message: raw, because: JSON breaks", other.substring(0, 39));
    String raw = preview("pickle", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
    assertEquals("This message: raw, because: ", raw.substring(0, 28));
  }

  @Test
  void callsAreShownToo() throws Exception {
    byte[] pickle = Envelope.auto().encode(Call.of(5).with("foo", 1), 4);
    assertEquals("This message: (5,)  foo=1", preview("call", pickle));
    assertEquals("This message: bare (((5,), {'foo': 1}),)  ", preview("bare", pickle));
  }
}
