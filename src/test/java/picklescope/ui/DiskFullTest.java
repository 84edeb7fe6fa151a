package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.Await;
import picklescope.capture.CaptureFile;
import picklescope.capture.JournalFolder;
import picklescope.capture.SmallDisk;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** The disk gets full while the window shows what arrives. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class DiskFullTest {
  private static final int SIZE = 50_000;

  @TempDir Path folder;
  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @Test
  void aFullDiskIsReportedAndRecordingResumesWhenThereIsRoom() throws Exception {
    try (var disk = new SmallDisk(folder.resolve("disk"), 16)) {
      var filler = disk.fill(14);
      var journals = disk.folder("journals");
      var harness = WindowHarness.fx(() -> window(journals));
      try (var socket = new DatagramSocket()) {
        check(harness, socket, journals, filler);
      } finally {
        harness.close();
      }
    }
  }

  private WindowHarness window(Path journals) throws Exception {
    var settings = SettingsKeeper.inMemory(Settings.defaults().with(Settings.PORTS, List.of()));
    var session = Session.recording(settings, new JournalFolder(journals));
    session.ports().add(FreePorts.next());
    return new WindowHarness(stage, session);
  }

  private static void check(
      WindowHarness harness, DatagramSocket socket, Path journals, Path filler) throws Exception {
    send(harness, socket, 1, 10);
    WindowHarness.await("recorded", () -> harness.label("status-recorded").startsWith("On disk: "));
    assertFalse(harness.isVisible("recording-line"));

    send(harness, socket, 11, 100); // 5 MB more, and there is room for 1.5
    WindowHarness.await("the banner", () -> harness.isVisible("recording-line"));
    String words = harness.label("recording-words");
    assertTrue(
        words.contains("Messages are kept in memory only, not on disk. The disk is full"), words);
    assertTrue(words.contains("Recording continues automatically when there is room again"), words);
    assertEquals("In memory only", harness.label("status-recorded"));

    send(harness, socket, 101, 110);
    WindowHarness.await("the live view goes on", () -> harness.numbers().contains(110L));
    WindowHarness.fx(() -> harness.table().model().goTo(1));
    WindowHarness.await(
        "the first is there too",
        () ->
            harness.numbers().contains(1L) && size(harness, 1).replace(",", "").equals("" + SIZE));
    long onDisk = recorded(journals); // what is on disk is whole
    assertTrue(onDisk > 0 && onDisk < 110, onDisk + " on disk");

    Files.delete(filler);
    WindowHarness.await("recording again", () -> !harness.isVisible("recording-line"));
    send(harness, socket, 111, 120);
    WindowHarness.await("recorded", () -> harness.label("status-recorded").startsWith("On disk: "));
    Await.until("120 on disk", () -> recorded(journals) >= 120);
    assertEquals("Dropped: 0", harness.label("status-dropped"));
  }

  private static String size(WindowHarness harness, long number) {
    return harness.table().model().frame().rows().stream()
        .filter(row -> row.number() == number)
        .findFirst()
        .map(row -> harness.texts(row, "size").getFirst())
        .orElse("");
  }

  /** Sends messages with those numbers, none before the one before has been received. */
  private static void send(WindowHarness harness, DatagramSocket socket, int from, int to)
      throws Exception {
    for (int n = from; n <= to; n++) {
      long number = n;
      byte[] payload = ByteBuffer.allocate(SIZE).putInt(n).array();
      socket.send(
          new DatagramPacket(payload, SIZE, InetAddress.getLoopbackAddress(), harness.port()));
      WindowHarness.await("received", () -> harness.session.capture().last() >= number);
    }
  }

  /** How many datagrams are on disk, each of them as it was sent. */
  private static long recorded(Path journals) throws Exception {
    try (var all = Files.walk(journals)) {
      var segments =
          all.filter(file -> file.toString().endsWith(".pcapng")).sorted().toArray(Path[]::new);
      try (var file = CaptureFile.open(segments)) {
        file.awaitIndexed();
        for (long n = 1; n <= file.last(); n++) {
          assertEquals(n, ByteBuffer.wrap(file.get(n).payload()).getInt());
        }
        return file.last();
      }
    }
  }
}
