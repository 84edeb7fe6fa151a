package picklescope.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import picklescope.python.source.SourceException;

class HexTextTest {
  @Test
  void hexIsReadHoweverItIsSeparated() throws Exception {
    byte[] expected = {(byte) 0x80, 4, 'K', 5, '.'};
    assertArrayEquals(expected, HexText.bytes("80 04 4b 05 2E"));
    assertArrayEquals(expected, HexText.bytes("0x80, 0x04,0x4B\n05:2e"));
    assertArrayEquals(expected, HexText.bytes("80044b052e"));
    assertArrayEquals(new byte[0], HexText.bytes(" "));
  }

  @Test
  void anErrorHasItsPosition() {
    assertEquals(3, errorOffset("80 zz"));
    assertEquals(3, errorOffset("80 4"));
    assertEquals(0, errorOffset("8"));
  }

  private static int errorOffset(String text) {
    return assertThrows(SourceException.class, () -> HexText.bytes(text)).offset();
  }
}
