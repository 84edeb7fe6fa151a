package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.net.Network;
import picklescope.python.Call;
import picklescope.ui.MadeEvents;
import picklescope.ui.WindowHarness;
import picklescope.view.table.Row;

/** Rows in the order of a column, by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class SortTest {
  private static final List<Integer> FOO = List.of(30, -4, 30, 100, 7);

  private WindowHarness harness;
  private int port;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
    port = harness.port();
  }

  @BeforeEach
  void rows() throws Exception {
    try (var network = Network.to("127.0.0.1", port)) {
      for (int foo : FOO) {
        network.send(Call.of("x".repeat(foo + 5)).with("foo", foo));
      }
      network.sendRaw(new byte[] {1});
    }
    WindowHarness.await("six rows", () -> numbers().size() == 6);
    WindowHarness.fx(() -> harness.table().columns().add("foo"));
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void aHeadingSortsUpThenDownThenNot() {
    clickOnSize();
    WindowHarness.await("by size", () -> numbers().equals(List.of(6L, 2L, 5L, 1L, 3L, 4L)));
    assertTrue(paused(), "rows that come cannot be sorted");
    clickOnSize();
    WindowHarness.await("the other way", () -> numbers().equals(List.of(4L, 1L, 3L, 5L, 2L, 6L)));
    clickOnSize();
    WindowHarness.await("as they came", () -> numbers().equals(List.of(1L, 2L, 3L, 4L, 5L, 6L)));
    assertFalse(paused(), "it goes on where sorting had paused it");
  }

  @Test
  void theKeyboardSortsByAnArgumentAndRowsWithoutItAreLast() {
    sortByKeyboard();
    WindowHarness.await("by foo", () -> numbers().equals(List.of(2L, 5L, 1L, 3L, 4L, 6L)));
    sortByKeyboard();
    WindowHarness.await("the other way", () -> numbers().equals(List.of(4L, 1L, 3L, 5L, 2L, 6L)));
    sortByKeyboard();
    WindowHarness.await("as they came", () -> numbers().equals(List.of(1L, 2L, 3L, 4L, 5L, 6L)));
  }

  private void sortByKeyboard() {
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.S);
    WindowHarness.await("the menu", () -> harness.robot.lookup("#sort-foo").tryQuery().isPresent());
    harness.robot.push(KeyCode.UP).push(KeyCode.ENTER);
  }

  /** The cells below a heading have its id too. */
  private void clickOnSize() {
    Node heading =
        harness.robot.lookup("#column-size").match(TableColumnHeader.class::isInstance).query();
    WindowHarness.fx(() -> {
      var place = heading.localToScreen(5, 5);
      MadeEvents.mouse(heading, MouseEvent.MOUSE_PRESSED, place, false, false);
      MadeEvents.mouse(heading, MouseEvent.MOUSE_RELEASED, place, false, false);
    });
  }

  private boolean paused() {
    return WindowHarness.fx(() -> harness.<ToggleButton>find("pause").isSelected());
  }

  private List<Long> numbers() {
    return harness.table().model().frame().rows().stream().map(Row::number).toList();
  }
}
