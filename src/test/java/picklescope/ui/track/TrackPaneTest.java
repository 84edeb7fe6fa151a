package picklescope.ui.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.LoopbackAddresses;
import picklescope.event.Envelope;
import picklescope.net.Network;
import picklescope.python.Call;
import picklescope.ui.ListeningWindow;
import picklescope.ui.WindowHarness;

/** The track through the window. */
class TrackPaneTest extends ListeningWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  /** Sends poses along a line from x = 0 to x = 4, looking to the right. */
  private void walk(int poses) throws Exception {
    try (var network = Network.to("127.0.0.1", harness.port())) {
      for (int i = 0; i < poses; i++) {
        network.send(
            Call.of("pose").with("pos", List.of(4.0 * i / (poses - 1), 1.8, 2.0)).with("yaw", 90));
      }
    }
    WindowHarness.await("all", () -> harness.session.capture().last() == poses);
  }

  @Test
  void aClickedPositionIsTheSelectedMessage() throws Exception {
    walk(5);
    harness.robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    WindowHarness.await("read", () -> harness.label("track-status").equals("1 object"));
    assertFalse(harness.<Label>find("track-nothing").isVisible());
    Region canvas = harness.find("track-canvas");
    assertTrue(canvas.isFocused());
    // the room is 4 m wide, with margins of 48 pixels: the middle is the third message
    for (int i = 0; i < 100 && harness.lead() != 3; i++) { // until all have been read
      harness.robot.clickOn(canvas, MouseButton.PRIMARY);
    }
    assertEquals(3, harness.lead());
  }

  @Test
  void positionsAreFoundWhereTheUserSays() throws Exception {
    try (var network = Network.to("127.0.0.1", harness.port())) {
      network.send(Call.of("at").with("place", List.of(1, 2)));
      network.send(Call.of("at").with("place", List.of(3, 2)));
    }
    harness.robot.clickOn("#view-track");
    WindowHarness.await(
        "read", () -> harness.label("track-status").equals("0 objects · 2 without a position"));
    assertTrue(harness.<Label>find("track-nothing").isVisible());
    harness.robot.clickOn("#track-positions");
    harness.awaitFocus("track-position");
    harness.robot.write("plac(");
    WindowHarness.await("mistake", () -> !harness.label("track-mistake").isEmpty());
    WindowHarness.fx(() -> harness.<TextField>find("track-position").setText("place"));
    WindowHarness.await("read again", () -> harness.label("track-status").equals("1 object"));
    assertEquals("", harness.label("track-mistake"));
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await(
        "closed", () -> harness.robot.lookup("#track-position").tryQuery().isEmpty());
    harness.robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    WindowHarness.await("the table", () -> harness.table().isFocusWithin());
    assertFalse(WindowHarness.fx(() -> harness.<ToggleButton>find("view-track").isSelected()));
  }

  @Tag("slow")
  @Test
  void theRoomIsMovedEnlargedAndMeasured() throws Exception {
    walk(5);
    harness.robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    WindowHarness.await("read", () -> harness.label("track-status").equals("1 object"));
    WindowHarness.await("fitted", () -> harness.<ToggleButton>find("track-fit").isSelected());
    Region canvas = harness.find("track-canvas");
    double first = xAt(canvas, 0);
    harness.robot.push(KeyCode.RIGHT);
    double moved = xAt(canvas, 0);
    assertTrue(moved > first, "the room moves to the left: " + moved);
    WindowHarness.await("kept", () -> !harness.<ToggleButton>find("track-fit").isSelected());
    double span = xAt(canvas, 200) - moved;
    harness.robot.push(KeyCode.PLUS);
    assertEquals(span / 1.25, xAt(canvas, 200) - xAt(canvas, 0), 0.05);
    harness.robot.push(KeyCode.HOME);
    assertEquals(first, xAt(canvas, 0), 0.011);
    harness.robot.clickOn("#track-projection");
    harness.robot.push(KeyCode.DOWN);
    harness.robot.push(KeyCode.ENTER);
    WindowHarness.await(
        "from behind", () -> canvas.getAccessibleText().equals("Positions seen From behind"));
    assertTrue(pointAt(canvas, 100).contains(" y "), pointAt(canvas, 100));
    harness.robot.clickOn("#track-ruler");
    harness.robot.moveTo(canvas).press(MouseButton.PRIMARY).moveBy(40, 0);
    harness.robot.release(MouseButton.PRIMARY);
    assertEquals(0, harness.lead(), "a measured distance selects nothing");
  }

  /** What is said of a point so many pixels from the left, at half of the height. */
  private String pointAt(Region canvas, double x) {
    var at = WindowHarness.fx(() -> canvas.localToScreen(x, canvas.getHeight() / 4));
    harness.robot.moveTo(at);
    return harness.label("track-point");
  }

  private double xAt(Region canvas, double x) {
    return Double.parseDouble(pointAt(canvas, x).split(" ")[1]);
  }

  /** Two senders walk in circles, seen from above, from the side, and at an earlier time. */
  @Tag("slow")
  @Test
  void senders() throws Exception {
    circles(240);
    harness.robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    WindowHarness.await("read", () -> harness.label("track-status").startsWith("2 objects"));
    shot("track");
    WindowHarness.fx(() -> harness.<Slider>find("track-time").setValue(0.3));
    shot("track-earlier");
  }

  private void circles(int poses) throws Exception {
    LoopbackAddresses.assumeMany();
    try (var one = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"));
        var other = new DatagramSocket(0, InetAddress.getByName("127.0.0.3"))) {
      for (int i = 0; i < poses; i++) {
        double angle = i * 0.02;
        pose(one, 3 * Math.sin(angle), 2 * Math.cos(angle), Math.toDegrees(angle) + 90);
        pose(other, 1.5 - Math.sin(2 * angle), Math.cos(angle) - 0.5, -Math.toDegrees(angle));
      }
    }
  }

  private void pose(DatagramSocket from, double x, double z, double yaw) throws Exception {
    var call =
        Call.of()
            .with("action", "move")
            .with("pos", List.of(x, 1.8, z))
            .with("euler", List.of(yaw, 0, 0));
    byte[] bytes = Envelope.auto().encode(call, 4);
    from.send(
        new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), harness.port()));
  }
}
