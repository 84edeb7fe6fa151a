package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.Start;
import picklescope.settings.Settings;
import picklescope.view.layout.Arrangement.InspectorPlace;

/** The window at each size and font size: nothing is cut, overlaps or lies outside. */
class WindowLayoutTest extends SizedWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  @ParameterizedTest
  @CsvSource({
    "640, 400, 13",
    "800, 600, 13",
    "1600, 1000, 20",
  })
  void nothingIsCutOrOverlaps(double width, double height, int font) throws Exception {
    receive();
    resize(width, height, font);
    lookAtAll("%.0fx%.0f-%d".formatted(width, height, font));
    assertNoMistakes();
  }

  private double width(String id) {
    return WindowHarness.fx(() -> harness.find(id).getLayoutBounds().getWidth());
  }

  private Map<String, Double> remembered() {
    return harness.session.settings().get(Settings.SPLITS);
  }

  private static void drag(Node edge, double by) {
    mouse(MouseEvent.MOUSE_PRESSED, edge, 2);
    mouse(MouseEvent.MOUSE_DRAGGED, edge, 2 + by);
    mouse(MouseEvent.MOUSE_RELEASED, edge, 2);
  }

  private static void mouse(EventType<MouseEvent> type, Node node, double x) {
    MadeEvents.mouse(node, type, node.localToScreen(x, 100), false, false);
  }

  @Tag("slow")
  @Test
  void onlyTheEdgeThatWasDraggedIsRemembered() throws Exception {
    receive();
    double ports = width("sources");
    resize(800, 600, 28);
    resize(1000, 700, 20);
    resize(1000, 700, 13);
    assertEquals(ports, width("sources"));
    assertEquals(Map.of(), remembered());
    WindowHarness.fx(() -> harness.window.arranged().setManaged(true));
    WindowHarness.awaitFrames(2);
    var edge = harness.robot.lookup("#sides > .edge").query();
    WindowHarness.fx(() -> drag(edge, 80));
    WindowHarness.await("wider", () -> width("sources") > ports + 40);
    assertEquals(Set.of("ports"), remembered().keySet());
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.press(KeyCode.ALT, KeyCode.SHIFT).push(KeyCode.UP);
    harness.robot.release(KeyCode.SHIFT, KeyCode.ALT);
    assertEquals(Set.of("ports", "below"), remembered().keySet());
  }

  @Test
  void anInspectorWithoutAMessageTakesNoRoom() throws Exception {
    inspector.sendCall("send(1)");
    WindowHarness.await("a row", () -> rowsShown() > 0);
    assertFalse(isThere("detail"));
    inspector.select(1);
    assertTrue(isThere("detail"));
    WindowHarness.fx(() -> harness.window.arranged().setPlace(InspectorPlace.HIDDEN));
    assertFalse(isThere("detail"));
    WindowHarness.fx(() -> harness.window.arranged().setPlace(InspectorPlace.BESIDE));
    WindowHarness.awaitFrames(3);
    assertTrue(isThere("detail"));
    assertEquals("beside", harness.session.settings().get(Settings.CHOICES).get("inspector-place"));
    double table = WindowHarness.fx(() -> harness.table().localToScene(0, 0).getX());
    double detail = WindowHarness.fx(() -> harness.find("detail").localToScene(0, 0).getX());
    assertTrue(detail > table + 100, table + " " + detail);
  }

  @Tag("slow")
  @Test
  void inALowWindowKeysAndButtonsReachTheComposerAndTheTable() throws Exception {
    receive();
    resize(640, 400, 13);
    assertTrue(isThere("composer-folded"));
    harness.robot.press(KeyCode.CONTROL).push(KeyCode.M).release(KeyCode.CONTROL);
    assertTrue(isThere("compose-text"));
    assertTrue(WindowHarness.fx(() -> harness.find("compose-text").isFocused()));
    assertFalse(isThere("events"));
    harness.robot.press(KeyCode.CONTROL).push(KeyCode.T).release(KeyCode.CONTROL);
    assertTrue(isThere("events"));
    assertTrue(isThere("composer-folded"));
    fire("composer-unfold");
    assertTrue(isThere("compose-send"));
    fire("composer-fold");
    assertTrue(isThere("folded-send"));
  }

  @Test
  void theWindowHasALeastSize() {
    assertEquals(640, harness.stage.getMinWidth());
    assertEquals(400, harness.stage.getMinHeight());
  }
}
