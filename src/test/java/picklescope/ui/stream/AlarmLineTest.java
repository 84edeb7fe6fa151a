package picklescope.ui.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.net.Network;
import picklescope.python.Call;
import picklescope.settings.Settings;
import picklescope.ui.ListeningWindow;
import picklescope.ui.WindowHarness;

/** Alarms through the window. */
class AlarmLineTest extends ListeningWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private void send(int foo) throws Exception {
    try (var network = Network.to("127.0.0.1", harness.port())) {
      network.send(Call.of("value").with("foo", foo));
    }
  }

  private boolean isShown() {
    return WindowHarness.fx(() ->
        Optional.ofNullable(harness.stage.getScene().lookup("#alarms"))
            .filter(Node::isVisible)
            .isPresent());
  }

  private List<String> alarms() {
    return harness.session.settings().get(Settings.ALARMS);
  }

  @Test
  void aMessageOfWhichTheUserWantsToBeToldIsReportedAndShown() throws Exception {
    harness.robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    harness.robot.clickOn("#streams-alarms");
    harness.awaitFocus("alarm-text");
    harness.robot.write("rate <");
    WindowHarness.await("the mistake", () -> harness.label("alarm-mistake").startsWith("Line 1: "));
    assertEquals(List.of(), alarms());
    WindowHarness.fx(() -> harness.<TextArea>find("alarm-text").setText("silent 2s\nfilter: ok"));
    assertTrue(harness.label("alarm-mistake").startsWith("filter: searching for \"ok\""));
    WindowHarness.fx(() -> {
      harness.<TextArea>find("alarm-text").setText("filter: foo > 50\n\n");
      assertEquals(List.of(), alarms(), "it may be half written");
    });
    assertEquals("", harness.label("alarm-mistake"));
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("it is used", () -> alarms().equals(List.of("filter: foo > 50")));
    send(3);
    WindowHarness.await("the first", () -> harness.streams().looked() == 1);
    assertFalse(isShown());
    send(78);
    WindowHarness.await("told", this::isShown);
    assertTrue(harness.label("alarms-text").contains("foo > 50"), harness.label("alarms-text"));
    send(79);
    WindowHarness.await("the third", () -> harness.label("alarms-text").contains("(and 1 more)"));
    harness.robot.clickOn("#alarms-show");
    WindowHarness.await("the message", () -> harness.lead() >= 2);
    assertTrue(harness.table().isFocusWithin());
    harness.robot.clickOn("#alarms-close");
    assertFalse(isShown());
  }

  @Tag("slow")
  @Test
  void theToneSwellsAndFades() {
    byte[] samples = AlarmSound.samples();
    assertEquals(0, samples[0]);
    int loudest = 0;
    for (byte sample : samples) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    assertTrue(loudest > 80 && loudest <= 90, "" + loudest);
    assertTrue(Math.abs(samples[samples.length - 1]) < 5);
  }
}
