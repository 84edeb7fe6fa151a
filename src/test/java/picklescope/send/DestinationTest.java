package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;

class DestinationTest {
  @ParameterizedTest
  @CsvSource({
    "lab-3,lab-3:4950",
    "lab-3:4960,lab-3:4960",
    "10.0.0.7,10.0.0.7:4950",
    "::1,[::1]:4950",
    "[::1],[::1]:4950",
    "[::1]:4960,[::1]:4960",
    "fe80::1%eth0,[fe80::1%eth0]:4950",
    "[fe80::1%eth0]:4960,[fe80::1%eth0]:4960",
    "::ffff:10.0.0.7,[::ffff:10.0.0.7]:4950",
  })
  void isParsed(String text, String read) throws Exception {
    assertEquals(read, Destination.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[::1",
        "[fe80::1%lo",
        "::1]",
        "[::1]x",
        "[::1]x:5",
        "[lab-3]:5",
        "[]",
        "[]:5",
        "[:5",
        "lab]:5",
        "a:b:5",
        "[[::1]]",
        "lab:",
        ":5",
        ":"
      })
  void isAMistake(String text) {
    assertThrows(NetworkException.class, () -> Destination.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", ";", " , ; ", "a,[::1"})
  void nowhereIsNoTarget(String text) {
    assertThrows(NetworkException.class, () -> Target.parse(text, SendOptions.usual()));
  }
}
