package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.inspect.InspectorRobot;

/** A double click whose first click makes the inspector appear under the mouse. */
@ExtendWith(ApplicationExtension.class)
class RowDoubleClickTest {
  private InspectorRobot inspector;
  private WindowHarness harness;

  @Start
  void start(Stage stage) throws Exception {
    inspector = new InspectorRobot(stage);
    harness = inspector.harness;
  }

  @AfterEach
  void close() {
    inspector.close();
  }

  private void receive() throws Exception {
    for (int i = 0; i < 40; i++) {
      inspector.sendCall("send(%d)".formatted(i));
    }
    WindowHarness.await("all rows", () -> harness.table().model().order().size() == 40);
    WindowHarness.await("the last one", () -> harness.numbers().contains(40L));
    WindowHarness.awaitFrames(3);
  }

  /** Clicks at a place on whatever is there. */
  private void click(Point2D place, int count) {
    WindowHarness.fx(() -> {
      var target = under(harness.stage.getScene().getRoot(), place);
      MadeEvents.click(target, place, count);
    });
    WindowHarness.awaitFrames(3);
  }

  private static Node under(Node node, Point2D place) {
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable().reversed()) {
        boolean hit =
            child.isVisible()
                && !child.isMouseTransparent()
                && child.contains(child.screenToLocal(place));
        if (hit) {
          return under(child, place);
        }
      }
    }
    return node;
  }

  private boolean isInView(long number) {
    return WindowHarness.fx(() -> harness.table().positions().cell(number, "data").isPresent());
  }

  @Test
  void theSecondClickIsThatOfTheRow() throws Exception {
    receive();
    long low = WindowHarness.fx(() -> harness.numbers().getLast());
    var place = WindowHarness.fx(() -> harness.table().positions().cell(low, "data").orElseThrow());
    click(place, 1);
    WindowHarness.await(
        "the inspector under the mouse",
        () -> isIn(under(harness.stage.getScene().getRoot(), place), "detail"));
    WindowHarness.await("the clicked row stays in view", () -> isInView(low));
    assertEquals(low, harness.lead());
    click(place, 2);
    assertEquals(low, harness.lead());
    WindowHarness.await("the value", () -> harness.find("detail-value").isFocused());
    click(place, 1);
    assertEquals(low, harness.lead(), "a click in the inspector is one in the inspector");
  }

  @Tag("slow")
  @Test
  void aSecondClickOverAnotherRowLeavesTheSelection() throws Exception {
    receive();
    var numbers = harness.numbers();
    long high = numbers.get(2);
    var place =
        WindowHarness.fx(() -> harness.table().positions().cell(high, "data").orElseThrow());
    click(place, 1);
    assertEquals(high, harness.lead());
    WindowHarness.fx(() -> harness.table().model().scrollBy(-5));
    WindowHarness.awaitFrames(3);
    click(place, 2);
    assertEquals(high, harness.lead());
    WindowHarness.await("the value", () -> harness.find("detail-value").isFocused());
  }

  private static boolean isIn(Node node, String id) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (id.equals(at.getId())) {
        return true;
      }
    }
    return false;
  }

  @Tag("slow")
  @Test
  void aDoubleClickOnAHeadingOpensNothing() throws Exception {
    receive();
    var heading = WindowHarness.fx(() -> harness.table().localToScreen(300, 8));
    click(heading, 1);
    click(heading, 2);
    assertEquals(0, harness.lead());
  }
}
