package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.net.FreePorts;

/** Why nothing is heard, asked in the window. */
class DoctorPaneTest extends ListeningWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private String progress() {
    return ((Labeled) harness.find("doctor-progress")).getText();
  }

  private boolean isShown() {
    return harness.robot.lookup("#doctor-findings").tryQuery().isPresent();
  }

  private void awaitEnd() {
    WindowHarness.await("the end", () -> isShown() && progress().endsWith("."));
  }

  private static String clipboard() {
    return WindowHarness.fx(() -> Clipboard.getSystemClipboard().getString());
  }

  @Test
  void thePageWithoutMessagesOpensIt() throws Exception {
    int port = harness.session.ports().list().getFirst().number();
    WindowHarness.await(
        "the page of this port",
        () ->
            harness.isVisible("empty-why") && harness.label("empty-listening").contains("" + port));
    WindowHarness.fx(() -> ((Button) harness.find("empty-why")).fire());
    awaitEnd();
    assertTrue(
        harness
            .robot
            .lookup("Picklescope listens on port %d. No message has come.".formatted(port))
            .tryQuery()
            .isPresent());

    WindowHarness.fx(() -> ((Button) harness.find("doctor-copy")).fire());
    String report = clipboard();
    assertTrue(report.startsWith("Why do I hear nothing at port %d?\n\n".formatted(port)), report);
    assertTrue(report.contains("  ● Picklescope listens on port " + port), report);
    assertTrue(report.endsWith(progress() + "\n"), report);

    Button line = harness.robot.lookup(".copy-line").queryButton();
    WindowHarness.fx(line::fire);
    assertTrue(report.contains("        " + clipboard() + "\n"), clipboard());

    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("closed", () -> !isShown());
  }

  @Tag("slow")
  @Test
  void aPortThatCannotBeOpenedIsExaminedAndOthersCanBeChosen() throws Exception {
    int free = harness.session.ports().list().getFirst().number();
    int held = FreePorts.next();
    try (var _ = new DatagramSocket(held)) {
      harness.session.ports().add(held);
      WindowHarness.await(
          "the window knows the port",
          () -> harness.robot.lookup("#port-toggle-" + held).tryQuery().isPresent());
      WindowHarness.fx(() -> harness.window.commands().get("hear-nothing").run());
      awaitEnd();
      ComboBox<Integer> port = WindowHarness.fx(() -> harness.find("doctor-port"));
      assertEquals(held, port.getValue());
      assertTrue(progress().contains("1 problem"), progress());

      WindowHarness.fx(() -> port.setValue(free));
      WindowHarness.await(
          "the other port",
          () ->
              harness
                  .robot
                  .lookup("Picklescope listens on port %d. No message has come.".formatted(free))
                  .tryQuery()
                  .isPresent());
      awaitEnd();
      assertFalse(progress().contains("1 problem"), progress());
    }
  }
}
