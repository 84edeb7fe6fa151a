package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.capture.CaptureFile;
import picklescope.capture.JournalFolder;
import picklescope.event.Direction;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.session.Settings;
import picklescope.session.SettingsKeeper;
import picklescope.ui.files.FileChoice;

/** A Picklescope is killed while it receives; the next one offers what it had received. */
@ExtendWith(ApplicationExtension.class)
class LeftBehindTest {
  /** 100 ms are promised; a busy test machine may not let the writing thread run for longer. */
  private static final long MOST_MISSING_NANOS = TimeUnit.SECONDS.toNanos(3);

  @TempDir Path folder;
  private Optional<WindowHarness> window = Optional.empty();
  private WindowHarness harness;
  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @AfterEach
  void close() {
    window.ifPresent(WindowHarness::close);
  }

  @Test
  void aKilledProgramsCaptureIsShownSavedAndThenGone() throws Exception {
    long sent = receiveAndBeKilled();
    var journals = folder.resolve("picklescope").resolve("journals");
    var saved = folder.resolve("saved.pcapng");
    WindowHarness.fx(() -> {
      var session =
          Session.recording(
              SettingsKeeper.inMemory(Settings.defaults().withPorts(List.of())),
              new JournalFolder(journals));
      harness =
          new WindowHarness(
              stage,
              session,
              new FileChoice() {
                @Override
                public List<Path> toOpen() {
                  return List.of();
                }

                @Override
                public Optional<Path> toSave(String what) {
                  return Optional.of(saved);
                }
              });
      window = Optional.of(harness);
    });
    WindowHarness.await(
        "the offer", () -> harness.robot.lookup("#left-behind-open").tryQuery().isPresent());

    harness.robot.clickOn("#left-behind-open");
    WindowHarness.await("its rows", () -> harness.table().shownCount() > 0);
    WindowHarness.await(
        "the whole of it", () -> !harness.<Labeled>find("opened-words").getText().contains("%"));
    long held = WindowHarness.fx(() -> harness.table().shownCount());
    assertTrue(held <= sent && held > 0, held + " of " + sent);

    harness.robot.clickOn("#left-behind-save");
    WindowHarness.await(
        "put away", () -> harness.robot.lookup("#left-behind").tryQuery().isEmpty());
    try (var file = CaptureFile.open(saved)) {
      file.awaitIndexed();
      assertEquals(List.of(), file.summary().problems());
      assertEquals(held, file.last());
      for (long n = 1; n <= held; n++) {
        assertEquals("datagram " + n, new String(file.get(n).payload()));
        assertEquals(Direction.IN, file.get(n).direction());
      }
      long killed = Files.getLastModifiedTime(folder.resolve("killed")).to(TimeUnit.NANOSECONDS);
      long missing = killed - file.timeNanos(held);
      assertTrue(missing < MOST_MISSING_NANOS, missing / 1_000_000 + " ms are missing");
    }
    WindowHarness.await("deleted", () -> left(journals) == 1); // that of this very session
  }

  private static long left(Path journals) {
    return journals.toFile().list().length;
  }

  /** How many datagrams have been sent to it when it is killed in mid-stream. */
  private long receiveAndBeKilled() throws Exception {
    int port = FreePorts.next();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(),
            "picklescope.Main",
            "listen",
            "-p",
            "" + port,
            "-w",
            folder.resolve("never-read.pcapng").toString());
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    var process = builder.redirectErrorStream(true).start();
    long sent = 0;
    try (var out = process.inputReader();
        var socket = new DatagramSocket()) {
      assertEquals("listening on " + port, out.readLine());
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_500);
      while (System.nanoTime() < end) {
        byte[] payload = "datagram %d".formatted(++sent).getBytes();
        socket.send(
            new DatagramPacket(payload, payload.length, InetAddress.getLoopbackAddress(), port));
        TimeUnit.MILLISECONDS.sleep(1); // a rate at which nothing is dropped
      }
    } finally {
      process.destroyForcibly().waitFor(); // SIGKILL
    }
    Files.writeString(folder.resolve("killed"), "");
    return sent;
  }

  /** This test's own path, whichever way it was started. */
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        System.getProperty("java.class.path"),
        System.getProperty("jdk.module.path", ""));
  }
}
