package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picklescope.python.source.SourceException;

class RawPayloadTest {
  @Test
  void textIsUtf8WithEscapes() throws Exception {
    byte[] expected = "caf\u00e9 \u20ac\ud83d\ude00\n\r\t\0\\'".getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(
        expected, RawPayload.ofText("caf\u00e9 \\u20ac\\U0001F600\\n\\r\\t\\0\\\\\\'"));
    assertArrayEquals(new byte[] {(byte) 0xFF, 0x41}, RawPayload.ofText("\\xff\\x41"));
  }

  @Test
  void anInvalidEscapeIsReportedAtItsPosition() {
    assertEquals(2, textMistake("ab\\q"));
    assertEquals(2, textMistake("ab\\"));
    assertEquals(2, textMistake("ab\\x4"));
    assertEquals(5, textMistake("ab\\x4g"));
    assertEquals(0, textMistake("\\ud800"));
    assertEquals(0, textMistake("\\Uffffffff"));
    assertEquals(1, textMistake("a\ud800"));
  }

  private static int textMistake(String text) {
    return assertThrows(SourceException.class, () -> RawPayload.ofText(text)).offset();
  }
}
