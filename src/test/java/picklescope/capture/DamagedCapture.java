package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** Properties that hold for a capture file with any bytes. */
public final class DamagedCapture {
  private DamagedCapture() {}

  /** A file gives what a stream of the same bytes gives, and nothing breaks. */
  public static void check(byte[] bytes) throws IOException, InterruptedException {
    long streamed;
    try {
      streamed =
          new CaptureStream(new ByteArrayInputStream(bytes))
              .read((_, _) -> {})
              .packets()
              .getOrDefault(PacketKind.UDP, 0L);
    } catch (IOException e) {
      throw new AssertionError("a stream of bytes does not fail", e);
    }
    Path path = Files.createTempFile("damaged", ".pcapng");
    try {
      Files.write(path, bytes);
      check(path, bytes.length, streamed);
    } finally {
      Files.delete(path);
    }
  }

  private static void check(Path path, int length, long streamed) throws InterruptedException {
    try (var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      assertTrue(file.summary().finished());
      assertEquals(streamed, file.last());
      for (long n = 1; n <= file.last(); n++) {
        assertTrue(file.get(n).payload().length <= length);
        assertEquals(file.get(n).timeNanos(), file.timeNanos(n));
      }
    } catch (NoSuchElementException e) {
      throw new AssertionError("what has been indexed can be read", e);
    } catch (IOException e) {
      assertTrue(e.getMessage().contains("cannot be opened"), e.getMessage());
      assertEquals(0, streamed);
    }
  }
}
