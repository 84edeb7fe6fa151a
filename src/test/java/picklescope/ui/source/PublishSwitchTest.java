package picklescope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;
import picklescope.event.Direction;
import picklescope.feed.BlockReading;
import picklescope.feed.FeedStart;
import picklescope.feed.HostName;
import picklescope.feed.nats.NatsBroker;
import picklescope.feed.nats.NatsServer;
import picklescope.send.Destination;
import picklescope.ui.ListeningWindow;
import picklescope.ui.Png;
import picklescope.ui.Theme;
import picklescope.ui.WindowHarness;

/** The capture of a window is published to a real nats-server. */
class PublishSwitchTest extends ListeningWindow {
  @TempDir private Path folder;

  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private Node at(String id) {
    return harness.robot.lookup((Node node) -> id.equals(node.getId())).query();
  }

  private void write(String field, String text) {
    WindowHarness.fx(() -> ((TextField) at(field)).setText(text));
  }

  private void fire(String button) {
    WindowHarness.fx(() -> ((Button) at(button)).fire());
  }

  private void addPublishing() {
    WindowHarness.fx(() ->
        harness.robot.lookup(".split-menu-button").queryAllAs(SplitMenuButton.class).stream()
            .flatMap(button -> button.getItems().stream())
            .filter(item -> "publish-add".equals(item.getId()))
            .findFirst()
            .orElseThrow()
            .fire());
  }

  private void send(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      harness.session.send(new Destination("127.0.0.1", 9), new byte[] {1});
    }
  }

  private static long published(NatsServer server) throws Exception {
    var reading = new BlockReading(true);
    try (var broker = NatsBroker.connect(server.address());
        var inlet = broker.inlet(new HostName("LAB-7"), new FeedStart.Oldest())) {
      for (var block = inlet.next(); block.isPresent(); block = inlet.next()) {
        for (var one : reading.take(block.get()).datagrams()) {
          assertEquals(Direction.OUT, one.datagram().direction());
        }
      }
    }
    return reading.received();
  }

  @Test
  @Tag("slow")
  void theCaptureIsPublishedWhileTheSwitchIsOn() throws Exception {
    send(3);
    try (var server = NatsServer.start(folder)) {
      addPublishing();
      write("publish-host", "LAB 7");
      write("publish-server", server.url());
      fire("publish-save");
      assertTrue(harness.label("publish-mistake").contains("not 'LAB 7'"));
      for (Theme theme : Theme.values()) {
        harness.setTheme(theme);
        WindowHarness.awaitFrames(3);
        var image = WindowHarness.fx(() -> at("publish-host").getScene().snapshot(null));
        Png.write(image, Path.of("target", "screenshots", "publish-form-" + theme + ".png"));
      }
      write("publish-host", "LAB-7");
      fire("publish-save");
      WindowHarness.await("its line", () -> has("publishing-details-" + server.url()));
      fire("publishing-details-" + server.url());
      awaitText("publishing-counts-" + server.url(), "3 published");
      awaitText("publishing-state-" + server.url(), "● publishes all that this window records");
      shot("publishing");
      toggle(server);
      WindowHarness.await("it has ended", () -> !harness.session.publishings().isOpen());
      awaitText("publishing-state-" + server.url(), "nothing is published");
      send(2);
      assertEquals(3, published(server));
      toggle(server);
      awaitText("publishing-counts-" + server.url(), "5 published");
      assertEquals(5, published(server));
      server.kill();
      awaitText("publishing-state-" + server.url(), "Recording goes on");
      shot("publishing-waits");
    }
  }

  private boolean has(String id) {
    return harness.robot.lookup((Node node) -> id.equals(node.getId())).tryQuery().isPresent();
  }

  private void awaitText(String id, String part) {
    WindowHarness.await(part, () -> ((Labeled) at(id)).getText().contains(part));
  }

  private void toggle(NatsServer server) {
    WindowHarness.fx(() -> {
      var toggle = (ToggleSwitch) at("publishing-toggle-" + server.url());
      toggle.setSelected(!toggle.isSelected());
    });
  }
}
