package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.Await;

@Timeout(60)
class LoopbackCapturesTest {
  private static final String TITLES =
      "sk               RefCnt Type Proto  Iface R Rmem   User   Inode\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, true", "0, true", "2, false", "10, false"})
  void aCaptureOfTheLoopbackOrOfAllInterfacesCounts(int number, boolean expected) throws Exception {
    var table = Files.writeString(folder.resolve("packet"), TITLES + row(3) + row(number));
    assertEquals(expected, new LoopbackCaptures(table).areActive());
  }

  @Test
  void withoutProgramsNothingIsCaptured() throws Exception {
    var table = Files.writeString(folder.resolve("packet"), TITLES);
    assertEquals(false, new LoopbackCaptures(table).areActive());
  }

  @Test
  void whatCannotBeReadMayBeACapture() {
    assertTrue(new LoopbackCaptures(folder.resolve("missing")).areActive());
  }

  @Test
  void aCaptureOfTcpdumpIsFound() throws Exception {
    var process = tcpdump();
    try {
      var captures = new LoopbackCaptures();
      Await.until("tcpdump captures, or may not", () -> captures.areActive() || !process.isAlive());
      assumeTrue(process.isAlive(), "no right to capture");
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process tcpdump() {
    try {
      return new ProcessBuilder("tcpdump", "-i", "lo", "-w", "/dev/null", "-c", "1000000")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      assumeTrue(false, "no tcpdump: " + e.getMessage());
      throw new AssertionError(e);
    }
  }

  private static String row(int number) {
    return "00000000b6034dc9 3      3    0003   %d     1 0      0      1391705%n".formatted(number);
  }
}
