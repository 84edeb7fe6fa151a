package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.Await;
import picklescope.capture.JournalFolder;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** When more has come than is to be kept, the window says from which message on it is held. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class HeldFromTest {
  private static final int SIZE = 60_000;
  private static final int AT_ONCE = 20;

  @TempDir private Path folder;
  private WindowHarness harness;
  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void theOldestAreDroppedAndThatIsReported() throws Exception {
    var settings =
        Settings.defaults().with(Settings.PORTS, List.of()).with(Settings.JOURNAL_CAP, 1L);
    harness =
        WindowHarness.fx(() -> {
          var session =
              Session.recording(SettingsKeeper.inMemory(settings), new JournalFolder(folder));
          session.ports().add(FreePorts.next());
          return new WindowHarness(stage, session);
        });
    var capture = harness.session.capture();
    send(AT_ONCE);
    WindowHarness.await("all held", () -> harness.label("count").equals("20 messages"));
    for (int i = 0; i < 60 && capture.first() == 1; i++) {
      send(AT_ONCE);
    }
    assertTrue(capture.first() > 1, "60 times 1.2 MB are more than 16 MB");
    WindowHarness.await("that is said", () -> harness.label("count").equals(words()));
    WindowHarness.fx(() -> harness.table().requestFocus());
    // What has been received is still being written, and the oldest go with it: the row that was
    // the first may be gone right after.
    for (int i = 0; i < 20 && harness.lead() != capture.first(); i++) {
      harness.robot.push(KeyCode.HOME);
      WindowHarness.await("the first held", () -> harness.numbers().contains(capture.first()));
    }
    assertEquals(capture.first(), harness.lead());
    harness.robot.push(KeyCode.END);
    WindowHarness.await("the newest", () -> harness.numbers().contains(capture.last()));
  }

  private String words() {
    var capture = harness.session.capture();
    return "%,d messages, held from #%,d"
        .formatted(capture.last() - capture.first() + 1, capture.first());
  }

  /** None before the one before has been received, for the system's buffer may be small. */
  private void send(int count) throws Exception {
    var capture = harness.session.capture();
    try (var socket = new DatagramSocket()) {
      for (int i = 0; i < count; i++) {
        long wanted = capture.last() + 1;
        socket.send(
            new DatagramPacket(
                new byte[SIZE], SIZE, InetAddress.getLoopbackAddress(), harness.port()));
        Await.until("received", () -> capture.last() >= wanted);
      }
    }
  }
}
