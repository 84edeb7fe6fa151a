package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.capture.CaptureStream;
import picklescope.capture.JournalFolder;
import picklescope.capture.Notes;
import picklescope.capture.SplitWriter;
import picklescope.event.Datagram;
import picklescope.filter.Filter;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** What has been received and is not written yet when no more is awaited. */
@Timeout(60)
class LiveListingRestTest {
  private static final int SIZE = 9_000;
  private static final int COUNT = 300;
  private static final int AT_ONCE = 10;

  @TempDir private Path folder;

  private final StopSignal stop = new StopSignal();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A disk that needs a second for each write, of which there are eleven or twelve. */
  private final class SlowFile extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      isPortFree = isFree(port);
      seconds++;
      if (seconds == stopsAt) {
        stop.arrived();
      }
    }
  }

  private final SlowFile file = new SlowFile();
  private long seconds;
  private long stopsAt = Long.MAX_VALUE;
  private int port;
  private boolean isPortFree;

  private static boolean isFree(int port) {
    try (var _ = new DatagramSocket(port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void receive(Session session, int count) throws Exception {
    port = FreePorts.next();
    session.ports().add(port);
    try (var sender = new DatagramSocket()) {
      var to = InetAddress.getLoopbackAddress();
      for (int sent = 1; sent <= count; sent++) {
        sender.send(new DatagramPacket(new byte[SIZE], SIZE, to, port));
        long all = sent;
        if (sent % AT_ONCE == 0) {
          Await.until("all", () -> session.capture().last() == all);
        }
      }
    }
  }

  private long written(Session session, String filter, long restSeconds, long most)
      throws Exception {
    var writer =
        new SplitWriter(
            SplitWriter.Limit.NONE, () -> file, _ -> Optional.empty(), _ -> System.nanoTime());
    seconds = 0;
    try (var listing =
        new Listing(
            session.decoder(),
            Filter.of(filter),
            Optional.empty(),
            new Output(new ByteArrayOutputStream()),
            Optional.of(writer),
            Optional.empty(),
            most)) {
      new LiveListing(
              session,
              listing,
              _ -> true,
              TimeUnit.SECONDS.toNanos(restSeconds),
              () -> TimeUnit.SECONDS.toNanos(seconds),
              new PrintStream(err, true, StandardCharsets.UTF_8))
          .run(0, stop);
    }
    return inFile();
  }

  private long inFile() throws IOException {
    var count = new long[1];
    new CaptureStream(new ByteArrayInputStream(file.toByteArray()))
        .read(
            new CaptureStream.Listener() {
              @Override
              public void datagram(Datagram datagram, Notes notes) {
                assertEquals(SIZE, datagram.size());
                count[0]++;
              }
            });
    return count[0];
  }

  private List<String> reported() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void allOfItIsWrittenHoweverLongThatTakes() throws Exception {
    try (var session = new Session()) {
      receive(session, COUNT);
      assertEquals(COUNT, written(session, "", Long.MAX_VALUE, Long.MAX_VALUE));
      assertTrue(isPortFree, "another program can have the port meanwhile");
    }
    assertTrue(
        reported().getFirst().matches("\\d+ messages are left; Ctrl\\+C ends without them"),
        reported()::toString);
    assertTrue(reported().size() <= 3, reported()::toString);
  }

  @Test
  void whatAFilterChoosesTooAndNotMoreThanIsWanted() throws Exception {
    try (var session = new Session()) {
      receive(session, COUNT);
      assertEquals(COUNT, written(session, "size > 1", Long.MAX_VALUE, Long.MAX_VALUE));
      file.reset();
      assertEquals(COUNT - 1, written(session, "", Long.MAX_VALUE, COUNT - 1));
    }
  }

  @Test
  void anotherCtrlCEndsItAndWhatIsMissingIsCounted() throws Exception {
    stop.arrived();
    stopsAt = 5;
    long written;
    try (var session = new Session()) {
      receive(session, COUNT);
      written = written(session, "", Long.MAX_VALUE, Long.MAX_VALUE);
    }
    assertTrue(written > 0 && written < COUNT, written + " written");
    assertTrue(
        reported().getFirst().matches("\\d+ messages are left; Ctrl\\+C again ends without them"),
        reported()::toString);
    assertEquals(
        "%d messages were not written, because it was ended without them"
            .formatted(COUNT - written),
        reported().getLast());
  }

  @Test
  void whatATerminalDoesNotGetInTimeIsCounted() throws Exception {
    long written;
    try (var session = new Session()) {
      receive(session, COUNT);
      written = written(session, "", 3, Long.MAX_VALUE);
    }
    assertEquals(
        "%d messages were not written, because they arrived too fast".formatted(COUNT - written),
        reported().getLast());
  }

  @Test
  void whatTheLiveCaptureCouldNotKeepIsCounted() throws Exception {
    long cap = 16 << 20;
    var settings = SettingsKeeper.inMemory(Settings.defaults().with(Settings.JOURNAL_CAP, cap));
    for (String filter : List.of("", "size > 1")) {
      err.reset();
      file.reset();
      long written;
      try (var session = Session.recording(settings, new JournalFolder(folder))) {
        receive(session, 10 * COUNT);
        Await.until("the oldest are deleted", () -> session.capture().first() > 1);
        written = written(session, filter, Long.MAX_VALUE, Long.MAX_VALUE);
      }
      assertEquals(
          ("%,d messages were not written, because they arrived too fast:"
                  + " the live capture has the newest 16 MB only")
              .formatted(10 * COUNT - written),
          reported().getLast());
    }
  }
}
