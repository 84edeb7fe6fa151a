package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.Call;
import picklescope.session.Session;

/** Keys and clicks do what users of other programs expect. */
@ExtendWith(ApplicationExtension.class)
class WindowKeysTest {
  @TempDir Path folder;
  private WindowHarness harness;

  @Start
  void start(Stage stage) {
    harness = new WindowHarness(stage, new Session());
  }

  @BeforeEach
  void open() throws Exception {
    var file = folder.resolve("rows.pcapng");
    var address = new InetSocketAddress("192.0.2.7", 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (int i = 1; i <= 4; i++) {
        var payload = Envelope.auto().encode(Call.of(i % 2 == 0 ? "needle" : "hay"), 4);
        writer.write(new Datagram(i, i, Direction.IN, address, address, payload));
      }
    }
    harness.open(file, 4);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private boolean isFocusIn(String id) {
    return WindowHarness.fx(() -> harness.find(id).isFocusWithin());
  }

  @Test
  void ctrlWClosesTheFileAndThenTheWindow() {
    assertTrue(WindowHarness.fx(() -> harness.files().shown().isShown()));
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.W);
    WindowHarness.await("live", () -> !harness.files().shown().isShown());
    assertTrue(WindowHarness.fx(() -> harness.stage.isShowing()));
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.W);
    WindowHarness.await("closed", () -> !harness.stage.isShowing());
  }

  @Test
  void ctrlQClosesTheWindowUnlessSomethingForbidsIt() {
    WindowHarness.fx(() -> harness.stage.setOnCloseRequest(request -> request.consume()));
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.Q);
    assertTrue(WindowHarness.fx(() -> harness.stage.isShowing()), "asked, as the close button");
    WindowHarness.fx(() -> harness.stage.setOnCloseRequest(_ -> {}));
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.Q);
    WindowHarness.await("closed", () -> !harness.stage.isShowing());
  }

  @Tag("slow")
  @Test
  void ctrlFFindsInTheRowsAndInTheInspectorInTheValue() {
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.F);
    WindowHarness.await("the question", () -> harness.isFocused("find"));
    harness.robot.write("needle").push(KeyCode.ENTER);
    WindowHarness.await("the first", () -> harness.lead() == 2);
    harness.robot.push(KeyCode.F3);
    WindowHarness.await("the next", () -> harness.lead() == 4);
    harness.robot.push(KeyCode.SHIFT, KeyCode.F3);
    WindowHarness.await("the one before", () -> harness.lead() == 2);
    harness.robot.push(KeyCode.ESCAPE).push(KeyCode.ENTER);
    WindowHarness.await("the inspector", () -> isFocusIn("detail-value"));
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.F);
    WindowHarness.await("the value's search", () -> harness.find("find-value").isFocused());
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
    WindowHarness.await("the filter", () -> harness.find("filter").isFocused());
  }

  @Tag("slow")
  @Test
  void aDoubleClickOpensTheRowInTheInspector() {
    WindowHarness.await("drawn", () -> harness.table().positions().cell(3, "data").isPresent());
    var place =
        WindowHarness.fx(() -> harness.table().positions().cell(3, "data").orElseThrow().add(9, 4));
    harness.robot.clickOn(place);
    WindowHarness.await("selected", () -> harness.lead() == 3);
    assertFalse(isFocusIn("detail-value"));
    WindowHarness.fx(() ->
        MadeEvents.click(
            harness.table().lookup(".table-view"),
            place,
            2)); // a slow machine's clicks would be two single ones
    WindowHarness.await("the inspector", () -> isFocusIn("detail-value"));
    assertEquals(3, harness.lead());
  }

  @Tag("slow")
  @Test
  void f5EndsThePauseAndFollows() {
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.L).push(KeyCode.SHORTCUT, KeyCode.P);
    WindowHarness.await("paused", () -> harness.window.events().rows().isPaused());
    WindowHarness.fx(() -> harness.table().model().stay());
    harness.robot.push(KeyCode.F5);
    WindowHarness.await("resumed", () -> !harness.window.events().rows().isPaused());
    assertTrue(WindowHarness.fx(() -> harness.table().model().viewport().following()));
  }

  private boolean isRinged(String id) {
    return WindowHarness.fx(() -> {
      var border = ((Region) harness.find(id)).getBorder();
      return border != null && !border.getStrokes().isEmpty();
    });
  }

  /** The page stays as well, and a click, which shows by itself where it is, needs no ring. */
  @Test
  void aKeyThatMovesTheFocusShowsWhereItIs() {
    harness.robot.push(KeyCode.F6);
    WindowHarness.fx(() -> harness.window.commands().get("page-replay").run());
    WindowHarness.await("the ring", () -> isRinged("page-replay"));
    harness.robot.push(KeyCode.F6);
    WindowHarness.await("elsewhere", () -> !isFocusIn("page-replay"));
    harness.robot.push(KeyCode.SHIFT, KeyCode.F6);
    WindowHarness.await("back", () -> harness.find("page-replay").isFocused());
    WindowHarness.await("the ring again", () -> isRinged("page-replay"));
    harness.robot.clickOn("#page-saved");
    WindowHarness.await("clicked", () -> harness.find("page-saved").isFocused());
    WindowHarness.await("no ring", () -> !isRinged("page-saved"));
  }
}
