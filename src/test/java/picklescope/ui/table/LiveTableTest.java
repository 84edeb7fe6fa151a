package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.Python;
import picklescope.ui.WindowHarness;
import picklescope.view.table.Row;

/** Follow, pause, select and clear while a real python3 process sends without a break. */
@ExtendWith(ApplicationExtension.class)
class LiveTableTest {
  private WindowHarness harness;
  private EventTable table;
  private int port;
  private Process sender;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
    port = harness.port();
    table = harness.table();
  }

  @BeforeEach
  void send() throws Exception {
    sender =
        Python.start(
            """
            import pickle, socket, time
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            n = 0
            while True:
                for i in range(5):
                    n += 1
                    s.sendto(pickle.dumps(((n,), {'foo': n}), 4), ('127.0.0.1', %d))
                time.sleep(0.005)
            """
                .formatted(port));
    WindowHarness.await("some hundred rows", () -> last() > 300);
  }

  @AfterEach
  void close() throws Exception {
    sender.destroyForcibly().waitFor();
    harness.close();
  }

  @Test
  void followsTheNewest() {
    for (int i = 0; i < 5; i++) {
      long before = last() + 50;
      WindowHarness.await("row " + before + " or later", () -> lastShown() >= before);
    }
    assertTrue(WindowHarness.fx(() -> table.model().viewport().following()));
  }

  @Test
  void theSelectedRowStaysSelectedAndStaysPut() {
    int clicked = WindowHarness.fx(this::middlePlace);
    int rows = WindowHarness.fx(() -> table.model().viewport().rows());
    harness.robot.clickOn("#events");
    WindowHarness.await("a selection", () -> table.model().leadNumber().isPresent());
    long selected = WindowHarness.fx(() -> table.model().leadNumber().getAsLong());
    WindowHarness.await(
        "the inspector takes room", () -> table.model().viewport().rows() < rows && isDrawn());
    int left = WindowHarness.awaitStill("rows", () -> table.model().viewport().rows());
    int place = WindowHarness.awaitStill("a place", () -> placeOf(selected));
    assertEquals(
        Math.min(clicked, left - 1), place, "the row under the mouse stays, if it has room");
    assertFalse(WindowHarness.fx(() -> table.model().viewport().following()));
    long later = last() + 500;
    WindowHarness.await("more rows", () -> last() > later);
    assertEquals(OptionalLong.of(selected), WindowHarness.fx(() -> table.model().leadNumber()));
    assertEquals(place, WindowHarness.fx(() -> placeOf(selected)));
    assertEquals(1, WindowHarness.fx(() -> table.model().selection().count()));
    WindowHarness.await(
        "the number of rows below", () -> harness.label("new-below").contains("more below"));
    harness.robot.push(KeyCode.END);
    WindowHarness.await("the newest row", () -> lastShown() > later);
    assertTrue(WindowHarness.fx(() -> table.model().viewport().following()));
    assertEquals(
        1, WindowHarness.fx(() -> table.model().selection().count()), "the selection is kept");
  }

  /** Returns the place of the row in the middle of the table, where the robot clicks. */
  private int middlePlace() {
    var events = harness.find("events");
    var bounds = events.localToScreen(events.getLayoutBounds());
    double y = bounds.getCenterY();
    var rows = table.model().frame().rows();
    return IntStream.range(0, rows.size())
        .boxed()
        .min(Comparator.comparingDouble(place -> Math.abs(y - yOf(rows.get(place)))))
        .orElseThrow();
  }

  private double yOf(Row row) {
    return table.positions().cell(row.number(), "number").orElseThrow().getY();
  }

  /** Returns whether as many rows are drawn as fit. */
  private boolean isDrawn() {
    return table.model().frame().rows().size() == table.model().viewport().rows();
  }

  @Tag("slow")
  @Test
  void pauseFreezesTheViewAndGoesOnRecording() {
    harness.robot.clickOn("#pause");
    WindowHarness.await("a pause", () -> harness.<ToggleButton>find("pause").isSelected());
    // A frame may be on its way.
    WindowHarness.await("the frozen end", () -> harness.label("count").contains("waiting"));
    WindowHarness.await("a steady view", this::steady);
    long frozen = WindowHarness.fx(this::lastShown);
    long later = last() + 300;
    WindowHarness.await("more recorded", () -> last() > later);
    assertEquals(frozen, WindowHarness.fx(this::lastShown));
    assertTrue(harness.label("count").contains("waiting"), harness.label("count"));
    harness.robot.clickOn("#pause");
    WindowHarness.await("the newest row", () -> lastShown() > later);
  }

  private boolean steady() {
    String count = harness.label("count");
    return count.replaceAll(" message.*|[^0-9]", "").equals(Long.toString(lastShown()));
  }

  @Test
  void clearEmptiesTheTableAndKeepsTheNumbers() {
    long before = last();
    harness.robot.clickOn("#clear");
    WindowHarness.await(
        "newer rows only",
        () ->
            !table.model().frame().rows().isEmpty()
                && table.model().frame().rows().stream().allMatch(row -> row.number() > before));
  }

  @Tag("slow")
  @Test
  void theKeyboardMovesAndSelects() throws Exception {
    sender.destroyForcibly().waitFor();
    harness.robot.clickOn("#events");
    harness.robot.push(KeyCode.HOME);
    assertEquals(OptionalLong.of(1), lead());
    harness.robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
    assertEquals(OptionalLong.of(3), lead());
    harness.robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    assertEquals(2, WindowHarness.fx(() -> table.model().selection().count()));
    harness.robot.push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.UP);
    assertEquals(OptionalLong.of(1), lead(), "the first row is the end of the way");
    harness.robot.push(KeyCode.PAGE_DOWN);
    long page = lead().getAsLong();
    assertTrue(page > 5, "a page is several rows");
    harness.robot.push(KeyCode.PAGE_DOWN);
    assertEquals(OptionalLong.of(2 * page - 1), lead());
    WindowHarness.await("it in view", () -> placeOf(2 * page - 1) >= 0);
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.A);
    assertEquals(last(), WindowHarness.fx(() -> table.model().selection().count()));
    harness.robot.push(KeyCode.SHIFT, KeyCode.END);
    assertEquals(OptionalLong.of(last()), lead());
    harness.robot.push(KeyCode.ESCAPE);
    assertEquals(0, WindowHarness.fx(() -> table.model().selection().count()));
  }

  private OptionalLong lead() {
    return WindowHarness.fx(() -> table.model().leadNumber());
  }

  private long last() {
    return harness.session.capture().last();
  }

  private long lastShown() {
    var rows = table.model().frame().rows();
    return rows.isEmpty() ? 0 : rows.getLast().number();
  }

  private int placeOf(long number) {
    return table.model().frame().rows().stream().map(Row::number).toList().indexOf(number);
  }
}
