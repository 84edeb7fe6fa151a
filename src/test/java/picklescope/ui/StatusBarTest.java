package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.net.Network;

/** The status bar shows what sends by itself, and stops it. */
@ExtendWith(ApplicationExtension.class)
class StatusBarTest {
  private WindowHarness harness;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  /** The texts of the ports, which move what is right of them, have come. */
  private void awaitPorts() {
    WindowHarness.await("ports", () -> harness.label("status-ports").contains("" + harness.port()));
    WindowHarness.awaitFrames(3);
  }

  private boolean isSending() {
    return WindowHarness.fx(() -> harness.find("status-sending").isVisible());
  }

  private double place(String id) {
    return WindowHarness.fx(() -> {
      var node = harness.find(id);
      return node.localToScene(node.getLayoutBounds()).getMinX();
    });
  }

  @Test
  void whatRepeatsIsShownUntilItIsStoppedThere() {
    awaitPorts();
    assertFalse(isSending());
    double before = place("status-message");
    repeat(harness.port());
    WindowHarness.await("shown", this::isSending);
    assertEquals("sending 1 · Stop", harness.label("status-sending"));
    for (Theme theme : Theme.values()) {
      harness.setTheme(theme);
      WindowHarness.fx(() -> harness.window.status().notify("Saved 3 messages to lab.pcapng"));
      WindowHarness.awaitFrames(12);
      var image = WindowHarness.fx(() -> harness.stage.getScene().snapshot(null));
      var name = "sending-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
      Png.write(image, Path.of("target", "screenshots", name));
    }
    assertEquals("Dropped: 0", harness.label("status-dropped"));
    harness.robot.clickOn("#status-sending");
    WindowHarness.await("stopped", () -> !isSending());
    assertFalse(harness.session.jobs().isAnyActive());
    assertTrue(before > 0 && before <= place("status-message"), "room is kept for the button");
  }

  @Test
  void thePortsAreNotCutForButtonsThatAreNotThere() {
    awaitPorts();
    WindowHarness.fx(() -> harness.stage.setWidth(700));
    WindowHarness.await("narrow", () -> harness.stage.getScene().getWidth() <= 700);
    WindowHarness.await(
        "whole",
        () -> {
          Label ports = harness.find("status-ports");
          return ports.isVisible() && ports.getWidth() >= ports.prefWidth(-1);
        });
    assertFalse(WindowHarness.fx(() -> harness.find("status-sending").isManaged()));
    repeat(harness.port());
    WindowHarness.await("shown", this::isSending);
    assertTrue(WindowHarness.fx(() -> harness.find("status-sending").isManaged()));
    harness.session.jobs().stopAll();
  }

  @Tag("slow")
  @Test
  void theKeyStopsItToo() {
    repeat(harness.port());
    WindowHarness.await("shown", this::isSending);
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.PERIOD);
    WindowHarness.await("stopped", () -> !isSending());
  }

  /** The button covers no row, and nothing moves when it comes. */
  @Tag("slow")
  @Test
  void howManyRowsAreBelowIsShownInAPlaceOfItsOwn() throws Exception {
    try (var network = Network.to("127.0.0.1", harness.port())) {
      for (int i = 0; i < 60; i++) {
        network.send(i);
      }
    }
    WindowHarness.await("the rows", () -> harness.numbers().contains(60L));
    WindowHarness.await("counted", () -> harness.label("status-total").equals("60 received"));
    WindowHarness.awaitFrames(8);
    double message = place("status-message");
    double height = WindowHarness.fx(() -> harness.table().getHeight());
    assertFalse(WindowHarness.fx(() -> harness.find("new-below").isVisible()));
    WindowHarness.fx(() -> harness.table().model().scrollBy(-7));
    WindowHarness.await("it", () -> harness.label("new-below").equals("↓ 7 more below"));
    WindowHarness.awaitFrames(3);
    assertTrue(WindowHarness.fx(() -> harness.find("new-below").isVisible()));
    assertEquals(message, place("status-message"));
    assertEquals(height, WindowHarness.fx(() -> harness.table().getHeight()));
    var button = WindowHarness.fx(() -> bounds(harness.find("new-below")));
    assertFalse(button.intersects(WindowHarness.fx(() -> bounds(harness.table()))));
    harness.robot.clickOn("#new-below");
    WindowHarness.await("following", () -> harness.table().model().viewport().following());
    WindowHarness.await("gone", () -> !harness.find("new-below").isVisible());
  }

  private double end(String id) {
    return WindowHarness.fx(() -> bounds(harness.find(id)).getMaxX());
  }

  @Test
  void aMessageHasTheRoomThatNothingElseNeeds() throws Exception {
    awaitPorts();
    double whole = end("status");
    WindowHarness.await("as far as the bar", () -> end("status-message") > whole - 20);
    double before = place("status-message");
    // To another port, for the number of received messages would become wider.
    try (var receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      repeat(receiver.getLocalPort());
      WindowHarness.await(
          "as far as the button",
          () -> isSending() && end("status-message") < place("status-sending"));
      assertEquals(before, place("status-message"));
    }
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private void repeat(int port) {
    WindowHarness.fx(() -> {
      harness.composer().setRecent(List.of("127.0.0.1:" + port));
      harness.<ButtonBase>find("compose-repeat").fire();
    });
    WindowHarness.await(
        "the form", () -> harness.robot.lookup("#repeat-start").tryQuery().isPresent());
    WindowHarness.fx(() -> harness.<ButtonBase>find("repeat-start").fire());
  }
}
