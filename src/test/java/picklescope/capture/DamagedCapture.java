package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import picklescope.event.Datagram;

/** Properties that hold for a capture file with any bytes. */
public final class DamagedCapture {
  private DamagedCapture() {}

  /** A file gives what a stream of the same bytes gives, and nothing breaks. */
  public static void check(byte[] bytes) throws IOException, InterruptedException {
    var streamed = new ArrayList<Datagram>();
    try {
      new CaptureStream(new ByteArrayInputStream(bytes))
          .read((datagram, _) -> streamed.add(datagram));
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

  private static void check(Path path, int length, List<Datagram> streamed)
      throws InterruptedException {
    try (var file = CaptureFile.open(path)) {
      file.awaitIndexed();
      assertTrue(file.summary().finished());
      assertEquals(streamed.size(), file.last());
      for (long n = 1; n <= file.last(); n++) {
        assertTrue(file.get(n).payload().length <= length);
        Samples.assertSame(streamed.get((int) n - 1), file.get(n));
        assertEquals(file.get(n).timeNanos(), file.timeNanos(n));
      }
    } catch (NoSuchElementException e) {
      throw new AssertionError("what has been indexed can be read", e);
    } catch (IOException e) {
      assertTrue(e.getMessage().contains("cannot be opened"), e.getMessage());
      assertEquals(List.of(), streamed);
    }
  }
}
