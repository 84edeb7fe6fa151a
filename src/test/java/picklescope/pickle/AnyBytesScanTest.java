package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Payloads are scanned for names whatever they contain. */
class AnyBytesScanTest {
  private static final long SEED = 20_261_130;
  private static final int PROGRAMS = 150_000;
  private static final byte[] NAME = "cos\nsystem\n0".getBytes(StandardCharsets.ISO_8859_1);

  private final Random random = new Random(SEED);

  @Test
  void anythingCanBeScanned() {
    for (int i = 0; i < PROGRAMS; i++) {
      byte[] program = cut(program());
      scan(program);
      if (i % 4 == 0) {
        scan(asValue(program));
      }
    }
  }

  @Test
  void theLengthOfAnOpcodeBeyondItsFrameMayBeCut() {
    scan(HexFormat.of().parseHex("8004636f730a73797374656d0a30950100000000000000420102"));
  }

  @Test
  void aFrameMayBeLongerThanTheMemory() {
    scan(HexFormat.of().parseHex("953a51d4ca00000000951900000000000000"));
  }

  private static void scan(byte[] payload) {
    assertDoesNotThrow(
        () -> PayloadScanner.of(payload, 0), () -> HexFormat.of().formatHex(payload));
  }

  private byte[] program() {
    var out = new ByteArrayOutputStream();
    if (random.nextInt(4) > 0) {
      out.write(Codes.PROTO);
      out.write(2 + random.nextInt(4));
    }
    for (int i = random.nextInt(12); i >= 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> out.writeBytes(NAME);
        case 1 -> out.writeBytes(frame());
        default -> {
          out.write(random.nextInt(256));
          out.writeBytes(argument());
        }
      }
    }
    return out.toByteArray();
  }

  private byte[] frame() {
    long length = random.nextInt(8) == 0 ? random.nextLong() >> random.nextInt(40) : few(30);
    var out = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
    return out.put((byte) Codes.FRAME).putLong(length).array();
  }

  /** Returns a few bytes, most of which are small, so that they may be a length. */
  private byte[] argument() {
    byte[] bytes = new byte[few(5)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : few(4));
    }
    return bytes;
  }

  private int few(int most) {
    return random.nextInt(most);
  }

  private byte[] cut(byte[] program) {
    return random.nextBoolean() ? program : Arrays.copyOf(program, few(program.length + 1));
  }

  private static byte[] asValue(byte[] part) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) Codes.PROTO, 4, 'C', (byte) part.length});
    out.writeBytes(part);
    out.write('.');
    return out.toByteArray();
  }
}
