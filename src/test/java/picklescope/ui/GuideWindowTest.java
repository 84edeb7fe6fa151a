package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.session.Session;
import picklescope.view.guide.GuidePage;

/** F1 opens the guide that comes with the program, at what the pane with the keyboard is. */
@ExtendWith(ApplicationExtension.class)
class GuideWindowTest {
  private WindowHarness harness;

  @Start
  void start(Stage stage) {
    harness = new WindowHarness(stage, new Session());
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void f1OpensThePageOfThePane() {
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.F1);
    WindowHarness.await("the guide", () -> isShown("guide-content"));
    assertEquals("guide.md", page());
    assertTrue(WindowHarness.fx(() -> harness.find("guide-back").isDisabled()));
    WindowHarness.fx(() -> harness.<ListView<GuidePage>>find("guide-pages").requestFocus());
    harness.robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    WindowHarness.await("the next page", () -> page().equals("command-line.md"));
    harness.robot.push(KeyCode.ALT, KeyCode.LEFT);
    WindowHarness.await("back", () -> page().equals("guide.md"));
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("closed", () -> !isShown("guide-content"));
  }

  /** The pane behind a popover may have the focus too, but the keys go to the popover. */
  @Test
  void f1OverAPopoverOpensThePageOfThePopover() {
    WindowHarness.fx(() -> harness.table().requestFocus());
    WindowHarness.fx(() -> harness.window.commands().get("lab").run());
    WindowHarness.await("the form of a lab", () -> isShown("lab-watch"));
    harness.robot.push(KeyCode.F1);
    WindowHarness.await("its page", () -> isShown("guide-content") && page().equals("lab.md"));
  }

  private boolean isShown(String id) {
    return harness.robot.lookup("#" + id).tryQuery().isPresent();
  }

  private String page() {
    return WindowHarness.fx(() ->
        harness
            .<ListView<GuidePage>>find("guide-pages")
            .getSelectionModel()
            .getSelectedItem()
            .name());
  }
}
