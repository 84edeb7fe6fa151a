package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import picklescope.view.text.TokenKind;

class HexRowsTest {
  private static final HexLayout HEXADECIMAL = HexLayout.fitting(80, false);

  private static HexRows rows(int length) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return new HexRows(bytes);
  }

  @Test
  void eachRowHasSixteenBytesButTheLast() {
    assertEquals(0, rows(0).count());
    assertEquals(1, rows(16).count());
    assertEquals(2, rows(17).count());
    assertEquals(16, rows(17).length(0));
    assertEquals(1, rows(17).length(1));
  }

  @Test
  void aRowHasOffsetDigitsAndCharacters() {
    var rows = rows(0x44);
    assertEquals(
        "0030  30 31 32 33 34 35 36 37 38 39 3a 3b 3c 3d 3e 3f  0123456789:;<=>?",
        rows.text(3, HEXADECIMAL));
    assertEquals("0040  40 41 42 43  @ABC", rows.text(4, HEXADECIMAL));
    assertEquals("   64  40 41 42 43  @ABC", rows.text(4, HexLayout.fitting(80, true)));
    assertEquals("................", rows.characters(0));
  }

  @Test
  void bytesAreColouredByTheirKind() {
    var rows = new HexRows(new byte[] {0, ' ', '~', 0x7F, (byte) 0xFF});
    assertEquals(TokenKind.NOTE, rows.kind(0, 0));
    assertEquals(TokenKind.STRING, rows.kind(0, 1));
    assertEquals(TokenKind.STRING, rows.kind(0, 2));
    assertEquals(TokenKind.PLAIN, rows.kind(0, 3));
    assertEquals(TokenKind.PLAIN, rows.kind(0, 4));
    assertEquals("ff", rows.hex(0, 4));
    assertEquals(". ~..", rows.characters(0));
  }
}
