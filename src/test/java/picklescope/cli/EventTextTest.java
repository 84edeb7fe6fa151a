package picklescope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;

class EventTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto | {\"trial\": 21} | bytes  json?    trial=21",
        "json | {\"trial\": 21} | bytes  json    trial=21",
        "json | [1, 2            | bytes  json incomplete  1, 2",
        "auto | hello            | bytes  b'hello'",
      })
  void theTextNamesTheFormat(String envelope, String payload, String end) throws Exception {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var datagram = new Datagram(1, 0, Direction.IN, here, here, payload.getBytes(UTF_8));
    String line = EventText.text.of(Envelope.of(envelope).decode(datagram, "LAB-3"));
    assertTrue(line.endsWith(end), line);
  }
}
