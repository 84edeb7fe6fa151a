package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.Start;
import picklescope.settings.Settings;
import picklescope.ui.inspect.InspectorWindow;
import picklescope.view.layout.Arrangement.InspectorPlace;

/** The window at each size and font size: nothing is cut, overlaps or lies outside. */
class WindowLayoutTest extends InspectorWindow {
  private static final List<String> PAGES =
      List.of("page-saved", "page-running", "page-responders", "page-replay", "page-compose");
  private static final List<String> VIEWS =
      List.of("callback", "raw", "compare", "bytes", "opcodes", "value");

  private static final int[][] SIZES = {
    {640, 400}, {800, 600}, {1000, 700}, {1600, 1000}, {2560, 1440}
  };

  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private void receive() throws Exception {
    for (int i = 0; i < 40; i++) {
      inspector.sendCall("send(%d, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])".formatted(i));
    }
    inspector.send("Some raw data".getBytes(StandardCharsets.US_ASCII));
    inspector.select(38);
  }

  /** The headless screen is 1000 pixels wide: the panes are made larger than the window. */
  private void resize(double width, double height, int font) {
    WindowHarness.fx(() -> {
      var appearance = harness.window.appearance();
      appearance.changeFontSize(font - (int) appearance.fontSize());
      harness.window.arranged().setManaged(false);
      harness.window.arranged().resize(width, height);
    });
    WindowHarness.awaitFrames(4);
  }

  private boolean isThere(String id) {
    return WindowHarness.fx(() -> {
      Node node = harness.stage.getScene().lookup("#" + id);
      while (node != null && node.isVisible()) {
        if (node.getParent() == null) {
          return true;
        }
        node = node.getParent();
      }
      return false;
    });
  }

  private void fire(String id) {
    WindowHarness.fx(() -> {
      switch (harness.stage.getScene().lookup("#" + id)) {
        case ToggleButton toggle -> toggle.setSelected(true);
        case Button button -> button.fire();
        default -> throw new AssertionError("no " + id);
      }
    });
    WindowHarness.awaitFrames(3);
  }

  private final List<String> mistakes = new ArrayList<>();

  private void look(String name, boolean pictures) {
    WindowHarness.awaitFrames(2);
    WindowHarness.fx(() -> BoundsCheck.mistakes(harness.window.arranged()))
        .forEach(mistake -> mistakes.add(name + ": " + mistake));
    if (pictures) {
      var image = WindowHarness.fx(() -> harness.window.arranged().snapshot(null, null));
      Png.write(image, Path.of("target", "screenshots", "layout", name + ".png"));
    }
  }

  /** Each page of the composer and each view of the inspector, at one size. */
  private void lookAtAll(String size, boolean pictures) {
    look(size, pictures);
    assertTrue(rowsShown() >= 1, size + ": no row");
    assertTrue(isThere("compose-send") || isThere("folded-send"), size + ": no Send");
    boolean inspecting = WindowHarness.fx(() -> harness.window.arranged().isInspecting());
    if (!inspecting) {
      WindowHarness.fx(() -> harness.window.arranged().toggleEnlarged());
    }
    for (String view : VIEWS) {
      choose(view);
      look(size + "-" + view, pictures);
    }
    if (!inspecting) {
      WindowHarness.fx(() -> harness.window.arranged().toggleEnlarged());
    }
    boolean folded = isThere("composer-unfold");
    if (folded) {
      fire("composer-unfold");
    }
    for (String page : PAGES) {
      page(page);
      look(size + "-" + page, pictures);
    }
    assertTrue(isThere("compose-send"), size + ": no Send");
    if (folded) {
      fire("composer-fold");
    }
  }

  /** Also a button that is not displayed, because a menu takes its place, is in the scene. */
  private void page(String page) {
    WindowHarness.fx(
        () -> ((ToggleButton) harness.stage.getScene().lookup("#" + page)).setSelected(true));
  }

  private void choose(String view) {
    WindowHarness.fx(() ->
        harness.window.events().getScene().getRoot().lookupAll("#tab-" + view).stream()
            .map(ToggleButton.class::cast)
            .forEach(ToggleButton::fire));
  }

  private int rowsShown() {
    return WindowHarness.fx(() -> harness.table().model().viewport().rows());
  }

  private void assertNoMistakes() {
    assertEquals("", String.join("\n", mistakes));
  }

  @ParameterizedTest
  @CsvSource({
    "640, 400, 13",
    "640, 400, 28",
    "800, 600, 13",
    "1000, 700, 28",
    "1600, 1000, 20",
  })
  void nothingIsCutOrOverlaps(double width, double height, int font) throws Exception {
    receive();
    resize(width, height, font);
    lookAtAll("%.0fx%.0f-%d".formatted(width, height, font), Boolean.getBoolean("pics"));
    assertNoMistakes();
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {10, 13, 20, 28})
  void nothingIsCutOrOverlapsAtAnySize(int font) throws Exception {
    receive();
    for (var theme : Theme.values()) {
      harness.setTheme(theme);
      for (int[] size : SIZES) {
        resize(size[0], size[1], font);
        String name =
            "%dx%d-%d-%s".formatted(size[0], size[1], font, theme.name().toLowerCase(Locale.ROOT));
        if (theme == Theme.LIGHT || size == SIZES[2]) {
          lookAtAll(name, true);
        } else {
          look(name, true); // colours do not move anything
        }
      }
    }
    assertNoMistakes();
  }

  private double width(String id) {
    return WindowHarness.fx(() -> harness.find(id).getLayoutBounds().getWidth());
  }

  private Map<String, Double> remembered() {
    return harness.session.settings().get(Settings.SPLITS);
  }

  private static void drag(Node edge, double by) {
    edge.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, edge, 2));
    edge.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, edge, 2 + by));
    edge.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, edge, 2));
  }

  private static MouseEvent mouse(EventType<MouseEvent> type, Node node, double x) {
    var at = node.localToScreen(x, 100);
    var in = node.localToScene(x, 100);
    return new MouseEvent(
        type,
        in.getX(),
        in.getY(),
        at.getX(),
        at.getY(),
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  @Test
  void onlyTheEdgeThatWasDraggedIsRemembered() throws Exception {
    receive();
    double ports = width("ports");
    resize(800, 600, 28);
    resize(1000, 700, 20);
    resize(1000, 700, 13);
    assertEquals(ports, width("ports"));
    assertEquals(Map.of(), remembered());
    WindowHarness.fx(() -> harness.window.arranged().setManaged(true));
    WindowHarness.awaitFrames(2);
    var edge = harness.robot.lookup("#sides > .edge").query();
    WindowHarness.fx(() -> drag(edge, 80));
    WindowHarness.await("wider", () -> width("ports") > ports + 40);
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
