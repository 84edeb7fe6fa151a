package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.python.Call;
import picklescope.session.Session;
import picklescope.ui.CaptureMaker;
import picklescope.ui.WindowHarness;

/** Selected rows are copied in each form, by the menu and without the mouse. */
@ExtendWith(ApplicationExtension.class)
class RowCopyTest {
  @TempDir private Path folder;
  private WindowHarness harness;

  @Start
  void start(Stage stage) {
    harness = new WindowHarness(stage, new Session());
  }

  @BeforeEach
  void open() throws Exception {
    var file =
        CaptureMaker.write(
            folder.resolve("three.pcapng"),
            3,
            n ->
                n == 2
                    ? new byte[] {1, (byte) 0xff}
                    : CaptureMaker.payload(Call.of(n, "it's").with("foo", true)),
            n -> n * 1_000_000L);
    harness.open(file, 3);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Tag("slow")
  @Test
  void bytesAreCopiedInEachForm() {
    goTo(2);
    assertEquals("sendRaw(b'\\x01\\xff')", copied("copy-as-call"));
    assertEquals("b'\\x01\\xff'", copied("copy-as-repr"));
    assertEquals("01 ff", copied("copy-as-hex"));
    assertEquals("{0x01, 0xff}", copied("copy-as-c-array"));
    assertEquals("Af8=", copied("copy-as-base64"));
    assertTrue(copied("copy-as-json").contains("\"raw_data\":\"Af8=\""));
  }

  @Tag("slow")
  @Test
  void callsAreCopiedALineForEachRow() {
    goTo(2);
    harness.robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    assertEquals(
        "sendRaw(b'\\x01\\xff')\nsend(3, \"it's\", foo=True)", copiedBy(() -> control(KeyCode.C)));
    control(KeyCode.A);
    assertEquals(
        "((1, \"it's\"), {'foo': True})\nb'\\x01\\xff'\n((3, \"it's\"), {'foo': True})",
        copied("copy-as-repr"));
    String[] lines = copied("copy-as-json").split("\n");
    assertEquals(3, lines.length);
    assertTrue(lines[0].contains("\"data\":[1,\"it's\"],\"attributes\":{\"foo\":true}"), lines[0]);
    String vizard = copied("copy-as-vizard");
    assertTrue(vizard.contains("send(1, \"it's\", foo=True)"), vizard);
    WindowHarness.await(
        "a word of it", () -> harness.label("status-message").startsWith("Copied 3 messages as "));
  }

  private void goTo(long number) {
    WindowHarness.fx(() -> harness.table().model().goTo(number));
    WindowHarness.await("the row", () -> !harness.cell(number, "number").isEmpty());
    WindowHarness.awaitFrames(2); // the menu opens at the place where the row is drawn
  }

  private void control(KeyCode key) {
    harness.robot.push(KeyCode.SHORTCUT, key);
  }

  /** Opens the rows' menu, goes down to the item, and presses Enter. */
  private String copied(String item) {
    return copiedBy(() -> {
      harness.robot.push(KeyCode.SHIFT, KeyCode.F10);
      WindowHarness.await(
          "the menu", () -> harness.robot.lookup("#" + item).tryQuery().isPresent());
      for (int i = 0; i < 60 && !isFocused(item); i++) {
        harness.robot.push(KeyCode.DOWN);
      }
      assertTrue(isFocused(item), item);
      harness.robot.push(KeyCode.ENTER);
    });
  }

  /** The nodes are others when the menu has got the filters for the cell. */
  private boolean isFocused(String item) {
    return WindowHarness.fx(
        () -> harness.robot.lookup("#" + item).queryAll().stream().anyMatch(Node::isFocused));
  }

  private String copiedBy(Runnable action) {
    WindowHarness.fx(() -> Clipboard.getSystemClipboard().clear());
    action.run();
    WindowHarness.await("a copy", () -> Clipboard.getSystemClipboard().hasString());
    return WindowHarness.fx(() -> Clipboard.getSystemClipboard().getString());
  }
}
