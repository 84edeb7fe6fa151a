package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picklescope.fuzz.Allocation;
import picklescope.python.source.SourceException;

class RawPayloadTest {
  @Test
  void textIsUtf8WithEscapes() throws Exception {
    byte[] expected = "caf\u00e9 \u20ac\ud83d\ude00\n\r\t\0\\'".getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(expected, utf8("caf\u00e9 \\u20ac\\U0001F600\\n\\r\\t\\0\\\\\\'"));
    assertArrayEquals(new byte[] {(byte) 0xFF, 0x41}, utf8("\\xff\\x41"));
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
    return assertThrows(SourceException.class, () -> utf8(text)).offset();
  }

  private static byte[] utf8(String text) throws SourceException {
    return RawPayload.ofText(text, TextEncoding.UTF_8);
  }

  @Test
  void base64MayHavePaddingAndBlanksAtItsEnd() throws Exception {
    byte[] expected = {1, 2, 3, 4};
    for (String text : new String[] {"AQIDBA==", "AQ IDBA", "AQIDBA=\n= =", "AQIDBA \n"}) {
      assertArrayEquals(expected, RawPayload.ofBase64(text), text);
    }
    assertArrayEquals(new byte[0], RawPayload.ofBase64(" =="));
    for (String text : new String[] {"AQ==IDBA", "AQ=D", "AQ.="}) {
      var mistake = assertThrows(SourceException.class, () -> RawPayload.ofBase64(text), text);
      assertEquals(2, mistake.offset(), text);
    }
  }

  /** Someone else's file of saved sends, and pasted text, may have any padding. */
  @Test
  void theWorkForPaddingGrowsWithItsLength() {
    long small = Allocation.of(() -> padded(1_000));
    small = Math.min(small, Allocation.of(() -> padded(1_000)));
    long large = Allocation.of(() -> padded(8_000));
    assertTrue(large <= 16 * small + 100_000, small + ", then " + large);
  }

  private static void padded(int count) {
    try {
      assertArrayEquals(new byte[3], RawPayload.ofBase64("AAAA" + "=".repeat(count)));
    } catch (SourceException e) {
      throw new AssertionError(e);
    }
  }
}
