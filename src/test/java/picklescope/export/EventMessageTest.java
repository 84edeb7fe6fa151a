package picklescope.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.pickle.PickleWriter;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.send.Message;
import picklescope.send.MessageForm;

class EventMessageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"trial\": 21, \"ok\": true}  | JSON | {'trial': 21, 'ok': True}",
        "[1, null]                      | JSON | [1, None]",
        "{\"trial\": 21                 | HEX  | 7b 22 74 72 69 61 6c 22 3a 20 32 31",
        "hello                          | HEX  | 68 65 6c 6c 6f",
      })
  void aRawEventIsWrittenInItsFormat(String payload, String form, String text) throws Exception {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var datagram = new Datagram(1, 0, Direction.IN, here, here, payload.getBytes(UTF_8));
    var message = EventMessage.of(Envelope.auto().decode(datagram, "LAB-3"));
    assertEquals(form, message.form().name());
    assertEquals(text, message.text());
  }

  @Test
  void aMessageWithALongerTextThanCanBeEditedIsHex() throws Exception {
    var status = PyStr.of("some status, twenty.");
    for (int count : new int[] {20_000, 25_000}) {
      byte[] payload =
          PickleWriter.write(
              PyTuple.of(PyTuple.of(PyList.of(Collections.nCopies(count, status))), PyDict.of()),
              4);
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
      var datagram = new Datagram(1, 0, Direction.IN, here, here, payload);
      var message = EventMessage.of(Envelope.auto().decode(datagram, "LAB-3"));
      assertEquals(
          count == 20_000 ? MessageForm.CALL : MessageForm.HEX,
          message.form(),
          message.form()::text);
      assertTrue(message.text().length() <= Message.LONGEST_TEXT);
    }
  }
}
