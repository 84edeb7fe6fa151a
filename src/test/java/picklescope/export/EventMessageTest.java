package picklescope.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.pickle.PickleWriter;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.send.Message;
import picklescope.send.MessageForm;

class EventMessageTest {
  private static Event event(byte[] payload) {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    return Envelope.auto().decode(new Datagram(1, 0, Direction.IN, here, here, payload), "LAB-3");
  }

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
    var message = EventMessage.of(event(payload.getBytes(UTF_8)));
    assertEquals(form, message.form().name());
    assertEquals(text, message.text());
  }

  /** What python3 pickles; the text of these objects is that of a name or of a plain value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "np.True_ | HEX |"
            + " 8002636e756d70792e5f636f72652e6d756c746961727261790a7363616c61720a7100636e756d70790a64747970650a71015802000000623171028988877103527104284b0358010000007c71054e4e4e4affffffff4affffffff4b0074710662635f636f646563730a656e636f64650a7107580100000001710858060000006c6174696e31710986710a52710b86710c52710d85710e7d710f8671102e",
        "datetime.timezone.utc | HEX |"
            + " 8002636461746574696d650a74696d657a6f6e650a7100636461746574696d650a74696d6564656c74610a71014b004b004b008771025271038571045271058571067d71078671082e",
        "UserDict | HEX |"
            + " 80026355736572446963740a4974657261626c6555736572446963740a7100298171017d710258040000006461746171037d710458010000006171055d71064b01617373628571077d71088671092e",
        "lab.Camera.move | HEX |"
            + " 8004951d000000000000008c036c6162948c0b43616d6572612e6d6f766594939485947d9486942e",
        "lab.move | CALL | 80049516000000000000008c036c6162948c046d6f766594939485947d9486942e",
        "{lab.move: True} | CALL | 80027d7100636c61620a6d6f76650a710188738571027d71038671042e",
      })
  void objectsWithTheTextOfOthersAreHex(String what, String form, String payload) throws Exception {
    var message = EventMessage.of(event(HexFormat.of().parseHex(payload)));
    assertEquals(form, message.form().name(), what);
    if (form.equals("CALL")) {
      assertEquals("send(" + what + ")", message.text());
    }
  }

  @Test
  void aMessageWithALongerTextThanCanBeEditedIsHex() throws Exception {
    var status = PyStr.of("some status, twenty.");
    for (int count : new int[] {20_000, 25_000}) {
      byte[] payload =
          PickleWriter.write(
              PyTuple.of(PyTuple.of(PyList.of(Collections.nCopies(count, status))), PyDict.of()),
              4);
      var message = EventMessage.of(event(payload));
      assertEquals(
          count == 20_000 ? MessageForm.CALL : MessageForm.HEX,
          message.form(),
          message.form()::text);
      assertTrue(message.text().length() <= Message.LONGEST_TEXT);
    }
  }
}
