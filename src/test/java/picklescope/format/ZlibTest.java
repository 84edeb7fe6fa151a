package picklescope.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ZlibTest {
  @Test
  void readsWhatPythonWrites() throws Exception {
    byte[] python = HexFormat.of().parseHex("789ccb48cdc9c9070006 2c0215".replace(" ", ""));
    assertEquals("hello", new String(Zlib.decompressed(python), US_ASCII));
    byte[] more = Arrays.copyOf(python, python.length + 3);
    assertEquals("hello", new String(Zlib.decompressed(more), US_ASCII));
    assertArrayEquals(python, Zlib.compressed("hello".getBytes(US_ASCII)));
  }

  @Test
  void whatBytesClaimToBeIsBounded() throws Exception {
    byte[] most = new byte[Zlib.MAX_DECOMPRESSED];
    assertEquals(most.length, Zlib.decompressed(Zlib.compressed(most)).length);
    byte[] bomb = Zlib.compressed(new byte[64 << 20]);
    var e = assertThrows(FormatException.class, () -> Zlib.decompressed(bomb));
    assertEquals("zlib: more than 1,048,576 bytes when decompressed", e.getMessage());
  }

  @Test
  void whatIsNotCompressedIsReported() {
    byte[] whole = Zlib.compressed("hello".getBytes(US_ASCII));
    for (byte[] wrong : new byte[][] {{}, {1, 2, 3}, Arrays.copyOf(whole, 6)}) {
      var e = assertThrows(FormatException.class, () -> Zlib.decompressed(wrong));
      assertEquals("zlib: ", e.getMessage().substring(0, 6));
    }
  }
}
