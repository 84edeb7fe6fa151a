package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;
import picklescope.Python;
import picklescope.feed.HostName;
import picklescope.feed.nats.NatsServer;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.settings.Settings;

/** A lab of a real nats-server, chosen in the window. */
class LabPaneTest extends ListeningWindow {
  @TempDir private Path folder;

  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private void open() {
    harness.command("lab");
    WindowHarness.await("the popup", this::isOpen);
  }

  private boolean isOpen() {
    return harness.isVisible("lab-server");
  }

  private void write(String field, String text) {
    WindowHarness.fx(() -> ((TextField) harness.find(field)).setText(text));
  }

  private void fire(String button) {
    WindowHarness.fx(() -> ((Button) harness.find(button)).fire());
  }

  private void picture(String name, Theme theme) {
    WindowHarness.awaitFrames(3);
    var image = WindowHarness.fx(() -> harness.find("lab-server").getScene().snapshot(null));
    var file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
    Png.write(image, Path.of("target", "screenshots", file));
  }

  private static void send(int port, String message) throws Exception {
    Python.run(
        """
        import pickle, socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.sendto(pickle.dumps((('%s',), {}), 4), ('127.0.0.1', %d))
        """
            .formatted(message, port));
  }

  @Test
  void aLabIsWatchedFromATimeAndMistakesAreReportedInPlace() throws Exception {
    int port = FreePorts.next();
    try (var server = NatsServer.start(folder);
        var lab = new Session()) {
      lab.ports().add(port);
      var publisher = lab.publishings().open(server.address(), new HostName("LAB-3"));
      send(port, "earlier");
      WindowHarness.await("it is published", () -> publisher.state().confirmed() == 1);
      for (Theme theme : Theme.values()) {
        harness.setTheme(theme);
        open();
        picture("lab", theme);
        write("lab-server", server.url());
        write("lab-from", "25:00");
        fire("lab-watch");
        assertTrue(harness.label("lab-status").startsWith("From: expected a time such as 14:03"));
        assertTrue(harness.session.labs().watched().isEmpty());
        picture("lab-mistake", theme);
        fire("lab-close");
        assertFalse(isOpen());
      }
      open();
      write("lab-from", "oldest");
      write("lab-server", "nats://127.0.0.1:" + FreePorts.next());
      fire("lab-watch");
      WindowHarness.await(
          "why it is not connected",
          () -> harness.label("lab-status").contains("cannot be reached"));
      write("lab-server", server.url().replace("//", "//someone:secret@"));
      fire("lab-watch");
      WindowHarness.await("it is connected", () -> !isOpen());
      WindowHarness.await("what was published", () -> harness.session.capture().last() == 1);
      WindowHarness.await("its row", () -> harness.cell(1, "host").equals("LAB-3"));
      assertEquals(
          server.url().replace("//", "//someone@"),
          harness.session.settings().get(Settings.LAB_SERVER));
      WindowHarness.await("its host", () -> harness.isVisible("host-details-LAB-3"));
      fire("host-details-LAB-3");
      WindowHarness.await(
          "its port", () -> harness.label("host-counts-LAB-3").contains("port " + port));
      shot("lab-watched");
      open();
      assertEquals("Watching " + server.url() + ".", harness.label("lab-status"));
      fire("lab-stop");
      assertTrue(harness.session.labs().watched().isEmpty());
      fire("lab-close");
    }
  }
}
