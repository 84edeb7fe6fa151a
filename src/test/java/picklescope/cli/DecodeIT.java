package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DecodeIT {
  /** {@code pickle.dumps({'a': (1, None)}, 2)}. */
  private static final String PICKLE = "80027d71005801000000617101" + "4b014e8671027" + "32e";

  @TempDir Path folder;

  @Test
  void aFileOrStandardInput() throws Exception {
    Path file = Files.write(folder.resolve("a b.pickle"), HexFormat.of().parseHex(PICKLE));

    assertEquals(
        "{'a': (1, None)}", Launched.run("decode", file.toString()).succeeded().out().get(0));
    assertEquals(
        "{\"a\":[1,null]}",
        Launched.run("decode", "--format", "json", file.toString()).succeeded().out().get(0));
    try (var decode = Launched.picklescope("decode", "-")) {
      decode.process().getOutputStream().write(HexFormat.of().parseHex(PICKLE));
      decode.closeInput();
      assertEquals("{'a': (1, None)}", decode.ended().succeeded().out().get(0));
    }
  }

  @Test
  void eachHexLineIsAnsweredByOneLineAtOnce() throws Exception {
    try (var decode = Launched.picklescope("decode", "--hex-lines")) {
      decode.write(PICKLE + "\n");
      assertEquals("{'a': (1, None)}", decode.nextOut());
      decode.write("80\n");
      assertTrue(decode.nextOut().startsWith("error: "));
      decode.write("\nxyz\r\n" + PICKLE.toUpperCase(java.util.Locale.ROOT));
      assertTrue(decode.nextOut().startsWith("error: "));
      assertTrue(decode.nextOut().startsWith("error: "));
      decode.closeInput();
      assertEquals("{'a': (1, None)}", decode.nextOut());
      decode.ended().succeeded();
    }
  }

  @Test
  void opcodesAsPickletoolsPrintsThem() throws Exception {
    Path file = Files.write(folder.resolve("whole"), HexFormat.of().parseHex(PICKLE));
    try (var python =
        Launched.python(
            "import pickletools,sys;pickletools.dis(bytes.fromhex('%s'))".formatted(PICKLE))) {
      assertEquals(
          python.ended().succeeded().out(),
          Launched.run("decode", "--format", "dis", file.toString()).succeeded().out());
    }

    Path broken = Files.write(folder.resolve("broken"), new byte[] {'N', (byte) 0xFF});
    var ended = Launched.run("decode", "--format", "dis", broken.toString());
    assertEquals(ExitCodes.FAILED, ended.code());
    assertEquals(List.of("    0: N    NONE"), ended.out());
    assertEquals(List.of("ValueError: at position 1, opcode b'\\xff' unknown"), ended.err());
  }

  @Test
  void failuresSayWhy() throws Exception {
    var missing = Launched.run("decode", folder.resolve("none").toString());
    assertEquals(ExitCodes.FAILED, missing.code());
    assertTrue(missing.err().get(0).contains("There is no file"), missing::toString);

    Path broken = Files.write(folder.resolve("broken"), new byte[] {(byte) 0x80});
    var ended = Launched.run("decode", broken.toString());
    assertEquals(ExitCodes.FAILED, ended.code());
    assertEquals(1, ended.err().size(), ended::toString);
  }
}
