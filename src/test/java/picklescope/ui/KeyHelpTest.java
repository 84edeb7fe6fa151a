package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.build.ReferencePages;
import picklescope.session.Session;

/** The keys can be read by keyboard. */
@ExtendWith(ApplicationExtension.class)
class KeyHelpTest {
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
  void theReferencePageHasAllKeys() throws Exception {
    ReferencePages.check("keys.md", ReferencePages.keys(harness.window.commands()));
  }

  @Tag("slow")
  @Test
  void shiftF1ShowsTheKeysAndF1InTheFilterWhatItCanAskFor() {
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.SHIFT, KeyCode.F1);
    WindowHarness.await("the keys", () -> isShown("key-help"));
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("closed", () -> !isShown("key-help"));
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F).push(KeyCode.F1);
    WindowHarness.await("the filter's help", () -> isShown("filter-help"));
    assertEquals(false, WindowHarness.fx(() -> isShown("key-help")));
  }

  private boolean isShown(String id) {
    return harness.robot.lookup("#" + id).tryQuery().isPresent();
  }
}
