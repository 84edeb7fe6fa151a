package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class BannerTest {
  private Banner banner;
  private Button below;
  private int clicks;

  @Start
  void start(Stage stage) {
    banner = new Banner();
    below = new Button("below");
    below.setOnAction(_ -> clicks++);
    below.setMaxSize(400, 200);
    var window = new BorderPane(below);
    window.setTop(banner);
    stage.setScene(new Scene(window));
    stage.show();
  }

  @Test
  void whatIsBelowTakesTheMouseOnceItIsClosed(FxRobot robot) {
    WindowHarness.fx(() -> banner.add("message"));
    robot.clickOn("#banner-close");
    robot.clickOn(robot.offset(below, Pos.TOP_CENTER, 0, 10)); // where the message was
    WindowHarness.fx(() -> assertEquals(1, clicks));
  }

  private long labels(String begin) {
    return banner.lookupAll(".label").stream()
        .filter(node -> node instanceof Label label && label.getText().startsWith(begin))
        .count();
  }

  /** A computer of a lab that reports other losses each second would cover the window. */
  @Test
  void onlyTheNewestMessagesAreShown() {
    WindowHarness.fx(() -> {
      for (int i = 1; i <= 1_000; i++) {
        banner.add("message " + i);
      }
      banner.applyCss();
      assertEquals(Banner.MOST, labels("⚠  message"));
      assertEquals(1, labels("⚠  message 1000"));
      assertEquals(1, labels("995 earlier messages are not shown"));
      assertTrue(banner.isManaged());
      while (banner.lookup("#banner-close") instanceof Button close) {
        close.fire();
      }
      assertFalse(banner.isManaged());
      banner.add("again");
      assertFalse(banner.lookup("#banner-left-out").isVisible());
    });
  }
}
