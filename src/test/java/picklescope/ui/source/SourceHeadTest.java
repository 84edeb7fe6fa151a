package picklescope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;

/** The state of a source is whole at any width of its line. */
@ExtendWith(ApplicationExtension.class)
class SourceHeadTest {
  private Label name;
  private Label brief;
  private Region toggle;
  private SourceHead head;

  @Start
  void start(Stage stage) {
    name = new Label("10780");
    brief = new Label();
    toggle = new Region();
    head = new SourceHead(new Label("×"), name, brief, toggle);
    toggle.setMinSize(30, 12);
    toggle.setPrefSize(30, 12);
    head.setManaged(false); // else the pane gives it its preferred width in a frame between
    stage.setScene(new Scene(new Pane(head), 600, 100));
    stage.show();
  }

  private void layOut(double width, String text) {
    WindowHarness.fx(() -> {
      head.display(text);
      head.applyCss();
      head.resize(width, head.prefHeight(width));
      head.layout();
    });
  }

  private boolean isBelow() {
    return brief.getLayoutY() >= name.getLayoutY() + name.getHeight() - 1;
  }

  private void assertWhole() {
    Node shown = brief.lookup(".text");
    assertEquals(brief.getText(), ((Text) shown).getText());
  }

  @Test
  void theStateIsBetweenNameAndSwitchOrBelow() {
    layOut(300, "in use");
    assertFalse(isBelow());
    assertWhole();
    assertTrue(brief.getBoundsInParent().getMaxX() <= toggle.getLayoutX());
    double least = WindowHarness.fx(() -> head.prefWidth(-1));
    layOut(least - 10, "in use");
    assertTrue(isBelow());
    assertWhole();
    assertTrue(brief.getBoundsInParent().getMaxY() <= head.getHeight());
    layOut(least + 10, "in use");
    assertFalse(isBelow());
  }

  @Test
  void aRateThatBecomesShorterStaysBelow() {
    layOut(300, "12,345/s");
    double least = WindowHarness.fx(() -> head.prefWidth(-1)) - 5;
    layOut(least, "12,345/s");
    assertTrue(isBelow());
    layOut(least, "9/s");
    assertTrue(isBelow());
    layOut(least, "off");
    assertFalse(isBelow());
  }
}
