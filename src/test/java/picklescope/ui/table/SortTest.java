package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
    stage.setWidth(1280); // with room for all columns
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

  @Tag("slow")
  @Test
  void escapeInTheTableClosesFindThenEndsTheSort() {
    clickOnSize();
    WindowHarness.await("by size", () -> numbers().equals(List.of(6L, 2L, 5L, 1L, 3L, 4L)));
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.F);
    WindowHarness.await("find", () -> harness.isFocused("find"));
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("no find", () -> !harness.isVisible("find-bar"));
    assertTrue(paused(), "still sorted");
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("as they came", () -> numbers().equals(List.of(1L, 2L, 3L, 4L, 5L, 6L)));
    assertFalse(paused());
  }

  @Tag("slow")
  @Test
  void theHeadingsMenuSortsFitsHidesAndResets() {
    choose("size", "heading-sort-down");
    WindowHarness.await("by size", () -> numbers().equals(List.of(4L, 1L, 3L, 5L, 2L, 6L)));
    choose("size", "heading-sort-up");
    WindowHarness.await("up", () -> numbers().equals(List.of(6L, 2L, 5L, 1L, 3L, 4L)));
    choose("size", "heading-sort-end");
    WindowHarness.await("as they came", () -> numbers().equals(List.of(1L, 2L, 3L, 4L, 5L, 6L)));
    choose("foo", "heading-hide");
    WindowHarness.await("hidden", () -> harness.table().columns().added().isEmpty());
    double before = WindowHarness.fx(() -> column("address").getWidth());
    choose("address", "heading-fit");
    assertNotEquals(before, WindowHarness.fx(() -> column("address").getWidth()));
    choose("address", "heading-reset");
    assertEquals(before, WindowHarness.fx(() -> column("address").getWidth()));
    choose("address", "heading-add");
    WindowHarness.await(
        "the question",
        () ->
            harness.robot.lookup("#column-add").tryQuery().isPresent()
                && harness.find("column-add").isFocused());
  }

  private EventColumn column(String id) {
    return harness.table().columns().shown().stream()
        .filter(column -> column.column().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Chooses from the menu of a heading. */
  private void choose(String column, String item) {
    Node heading =
        harness
            .robot
            .lookup("#column-" + column)
            .match(TableColumnHeader.class::isInstance)
            .query();
    WindowHarness.fx(() -> {
      var place = heading.localToScreen(8, 8);
      var inScene = heading.localToScene(8, 8);
      Event.fireEvent(
          heading,
          new ContextMenuEvent(
              ContextMenuEvent.CONTEXT_MENU_REQUESTED,
              inScene.getX(),
              inScene.getY(),
              place.getX(),
              place.getY(),
              false,
              null));
    });
    WindowHarness.await(item, () -> harness.robot.lookup("#" + item).tryQuery().isPresent());
    assertTrue(harness.robot.lookup("#row-menu").tryQuery().isEmpty());
    harness.robot.clickOn("#" + item);
    WindowHarness.await("closed", () -> harness.robot.lookup("#" + item).tryQuery().isEmpty());
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
