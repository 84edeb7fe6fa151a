package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.update.ReleaseServer;

/** Looking for a newer version, from the menu to what the window shows. */
@ExtendWith(ApplicationExtension.class)
class UpdateLineTest {
  private final SettingsKeeper settings = SettingsKeeper.inMemory(Settings.defaults());
  private WindowHarness harness;

  @Start
  void start(Stage stage) {
    harness = new WindowHarness(stage, new Session(settings));
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private void look(ReleaseServer server) {
    settings.update(old -> old.with(Settings.RELEASES_ADDRESS, server.address()));
    WindowHarness.fx(() -> harness.window.commands().get("look-for-updates").run());
  }

  private boolean isShown(String id) {
    return WindowHarness.fx(() -> harness.isVisible(id));
  }

  @Test
  void nothingIsAskedUntilTheUserAsks() throws Exception {
    try (var server = ReleaseServer.of("v9.8.7")) {
      settings.update(old -> old.with(Settings.RELEASES_ADDRESS, server.address()));
      WindowHarness.awaitFrames(30);
      assertFalse(isShown("updates"));
      assertEquals(List.of(), server.requests());

      look(server);

      WindowHarness.await("the version", () -> harness.label("updates-text").contains("9.8.7"));
      assertEquals(1, server.requests().size());
      WindowHarness.fx(() -> harness.find("updates-copy").requestFocus());
      harness.robot.clickOn("#updates-copy");
      String page = server.address().replace("/latest", "/releases/v9.8.7");
      WindowHarness.await(
          "the address", () -> page.equals(Clipboard.getSystemClipboard().getString()));
      harness.robot.clickOn("#updates-close");
      WindowHarness.await("closed", () -> !harness.isVisible("updates"));
    }
  }

  @Test
  void theWindowGoesOnWhileAnAnswerIsAwaited() throws Exception {
    var asked = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    try (var server =
        new ReleaseServer(exchange -> {
          asked.countDown();
          try {
            answered.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          ReleaseServer.send(exchange, 404, "");
        })) {
      look(server);
      asked.await();
      WindowHarness.awaitFrames(5);
      assertTrue(harness.label("updates-text").startsWith("Looking for a newer version at http"));
      assertFalse(isShown("updates-copy"));
      answered.countDown();
      WindowHarness.await("the failure", () -> harness.label("updates-text").contains("404"));
    }
  }

  /** Pictures to be looked at. */
  @Tag("slow")
  @Test
  void pictures() throws Exception {
    try (var server = ReleaseServer.of("v9.8.7")) {
      look(server);
      WindowHarness.await("the version", () -> harness.label("updates-text").contains("9.8.7"));
      for (Theme theme : Theme.values()) {
        harness.setTheme(theme);
        WindowHarness.awaitFrames(5);
        var image = WindowHarness.fx(() -> harness.stage.getScene().snapshot(null));
        var name = "updates-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        Png.write(image, Path.of("target", "screenshots", name));
      }
    }
  }
}
