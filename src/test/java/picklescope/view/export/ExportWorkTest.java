package picklescope.view.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.CaptureFile;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.export.folder.TableFormat;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.session.EventDecoder;
import picklescope.session.ExportedCapture;

/** The work of an export that is cancelled; what it does meanwhile is decoding. */
@Timeout(60)
class ExportWorkTest {
  private static final int COUNT = 5_000; // several blocks
  private static final String CANCELLED = "The export was cancelled; nothing was written.";

  @TempDir private Path folder;
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private CaptureFile capture;
  private Path out;
  private ExportWork work;

  @BeforeEach
  void open() throws Exception {
    out = folder.resolve("out");
    Path file = folder.resolve("messages.pcapng");
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (int n = 0; n < COUNT; n++) {
        byte[] payload = Envelope.auto().encode(Call.of().with("n", n), 4);
        writer.write(new Datagram(n + 1, 1_000L * n, Direction.IN, remote, local, payload));
      }
    }
    capture = CaptureFile.open(file);
    assertTrue(capture.awaitRead(Duration.ofSeconds(30)));
    work = new ExportWork(origin());
  }

  @AfterEach
  void close() {
    capture.close();
  }

  private ExportOrigin origin() {
    var decoder =
        new EventDecoder(
            Envelopes::auto,
            _ -> {
              meanwhile.get().run();
              return "LAB-7";
            },
            Optional.empty());
    return new ExportOrigin(
        capture, () -> ExportedCapture.of("messages", capture, decoder), Filter.everything());
  }

  private ExportWork.Outcome write(ExportWork.Found found) throws Exception {
    var choice = new ExportChoice(TableFormat.CSV, true, "", out.toString(), false);
    return work.write(choice.request(), found);
  }

  @Test
  void tablesAreFoundAndWritten() throws Exception {
    var found = assertInstanceOf(ExportWork.Found.class, work.survey());
    try (var messages = found.messages()) {
      assertEquals(COUNT, found.survey().messages());
      assertEquals(
          new ExportWork.Written("Exported 5,000 messages to " + out),
          write(new ExportWork.Found(found.survey(), messages)));
      assertEquals(1.0, work.progress());
    }
  }

  @Test
  void lookingAtMessagesEndsWhenItIsCancelled() {
    meanwhile.set(work::cancel);
    assertEquals(new ExportWork.Failed(CANCELLED), work.survey());
    assertTrue(work.progress() < 1);
  }

  @Test
  void writingThatIsCancelledLeavesNothing() throws Exception {
    var found = assertInstanceOf(ExportWork.Found.class, work.survey());
    try (var messages = found.messages()) {
      var there = new AtomicReference<>(false);
      meanwhile.set(() -> {
        there.updateAndGet(was -> was || Files.isDirectory(out));
        work.cancel();
      });
      assertEquals(
          new ExportWork.Failed(CANCELLED), write(new ExportWork.Found(found.survey(), messages)));
      assertTrue(there.get(), "it was cancelled before it wrote");
      assertFalse(Files.exists(out));
    }
  }
}
