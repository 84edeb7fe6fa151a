package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.service.query.PointQuery;
import picklescope.python.Call;
import picklescope.session.Session;
import picklescope.ui.CaptureMaker;
import picklescope.ui.MadeEvents;
import picklescope.ui.WindowHarness;

/** Going to rows by number, by time and by mouse, in a capture of ten messages a second. */
@ExtendWith(ApplicationExtension.class)
class TableMovesTest {
  private static final int MESSAGES = 200;

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
            folder.resolve("seconds.pcapng"),
            MESSAGES,
            n -> CaptureMaker.payload(Call.of(n)),
            n -> n * 100_000_000L);
    harness.open(file, MESSAGES);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Tag("slow")
  @Test
  void controlGGoesToANumber() {
    goTo("157");
    awaitLead(157);
    WindowHarness.await("it in view", () -> harness.numbers().contains(157L));
    goTo("#1,9_8");
    awaitLead(198);
    goTo("999999999");
    awaitLead(MESSAGES);
    WindowHarness.fx(() -> harness.<TextInputControl>find("filter").setText("number % 50 == 0"));
    WindowHarness.await("four", () -> harness.table().model().order().size() == 4);
    goTo("101");
    awaitLead(150);
  }

  @Test
  void anInvalidNumberIsReported() {
    goTo("12x");
    WindowHarness.await("the mistake", () -> harness.label("go-to-mistake").contains("200"));
    harness.robot.push(KeyCode.BACK_SPACE);
    assertEquals("", harness.label("go-to-mistake"));
    harness.robot.push(KeyCode.ENTER);
    awaitLead(12);
    goTo("7");
    awaitLead(7);
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.G);
    awaitFocus("go-to-number");
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("closed", () -> isGone("go-to-number"));
    assertEquals(7, harness.lead());
  }

  @Tag("slow")
  @Test
  void theHistogramGoesToATimeByLeftAndRight() {
    awaitBars();
    harness.robot.push(KeyCode.END);
    WindowHarness.await("the last bar", () -> lead() >= MESSAGES - 2);
    long last = harness.lead();
    harness.robot.push(KeyCode.LEFT).push(KeyCode.LEFT).push(KeyCode.LEFT);
    WindowHarness.await("further left", () -> lead() < last && lead() > last - 12);
    long left = harness.lead();
    harness.robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
    WindowHarness.await("further right", () -> lead() > left && lead() < last);
    harness.robot.push(KeyCode.HOME).push(KeyCode.LEFT);
    awaitLead(1);
    assertTrue(WindowHarness.fx(() -> harness.find("time-line").isFocused()), "the end of the way");
  }

  @Test
  void theHistogramIsClickedAndDragged() {
    awaitBars();
    harness.robot.clickOn(bar(0.5));
    WindowHarness.await("the middle", () -> lead() > 80 && lead() < 120);
    harness.robot.moveTo(bar(0.1)).press(MouseButton.PRIMARY);
    WindowHarness.await("the beginning", () -> lead() > 5 && lead() < 40);
    harness.robot.moveTo(bar(0.75));
    WindowHarness.await("where it is dragged", () -> lead() > 130 && lead() < 170);
    harness.robot.release(MouseButton.PRIMARY);
    WindowHarness.await("in view", () -> harness.numbers().contains(lead()));
  }

  /** A place along the bars, which are as wide as they look well. */
  private PointQuery bar(double share) {
    Node line = harness.find("time-line");
    double width = Math.min(line.getLayoutBounds().getWidth() - 12, MESSAGES * 12);
    return harness.robot.point(line).atPosition(Pos.CENTER_LEFT).atOffset(6 + share * width, 0);
  }

  /** The bars come a moment after the rows, and answer nothing before. */
  private void awaitBars() {
    Node line = harness.find("time-line");
    WindowHarness.fx(() -> harness.table().model().goTo(50));
    WindowHarness.fx(line::requestFocus);
    for (int i = 0; i < 100 && harness.lead() != 1; i++) {
      harness.robot.push(KeyCode.HOME);
      WindowHarness.awaitFrames(5);
    }
    awaitLead(1);
  }

  @Test
  void theMouseSelectsRowsAndRanges() {
    harness.robot.clickOn(row(2));
    assertEquals(List.of(2L), selected());
    press(5, true, false);
    assertEquals(List.of(2L, 3L, 4L, 5L), selected());
    press(4, false, true);
    press(6, false, true);
    assertEquals(List.of(2L, 3L, 5L, 6L), selected());
    harness.robot.moveTo(row(1)).press(MouseButton.PRIMARY).moveTo(row(4));
    harness.robot.release(MouseButton.PRIMARY);
    assertEquals(List.of(1L, 2L, 3L, 4L), selected());
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.A);
    assertEquals(
        LongStream.rangeClosed(1, MESSAGES).boxed().toList(), selected(), "all, in their order");
  }

  @Test
  void theKeyboardSelectsRowsApart() {
    assertEquals(1, harness.lead(), "the first of a file is selected from the start");
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.DOWN).push(KeyCode.SHORTCUT, KeyCode.DOWN);
    assertEquals(List.of(1L), selected());
    assertEquals(3, harness.lead());
    harness.robot.push(KeyCode.SPACE);
    assertEquals(List.of(1L, 3L), selected());
    harness.robot.push(KeyCode.SHIFT, KeyCode.DOWN);
    assertEquals(List.of(3L, 4L), selected());
    harness.robot.push(KeyCode.SPACE);
    assertEquals(List.of(3L), selected());
  }

  @Test
  void anArrowMovesTheEdgeOfThePane() {
    double edge =
        WindowHarness.fx(() -> harness.find("events").getParent().getLayoutBounds().getHeight());
    harness.robot.press(KeyCode.ALT, KeyCode.SHIFT).push(KeyCode.DOWN).push(KeyCode.DOWN);
    harness.robot.release(KeyCode.SHIFT, KeyCode.ALT);
    WindowHarness.await(
        "a higher table",
        () -> harness.find("events").getParent().getLayoutBounds().getHeight() > edge + 5);
    assertEquals(1, harness.lead(), "it selects nothing");
  }

  private void press(long number, boolean shift, boolean control) {
    var place = row(number);
    WindowHarness.fx(() ->
        MadeEvents.mouse(harness.find("events"), MouseEvent.MOUSE_PRESSED, place, shift, control));
  }

  @Tag("slow")
  @Test
  void theMenuIsThatOfTheRowThoughTheInspectorOpens() {
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("the inspector closes", () -> harness.numbers().size() > 12);
    WindowHarness.awaitFrames(2);
    long low = WindowHarness.fx(() -> harness.numbers().getLast());
    var place = row(low);
    WindowHarness.fx(() -> MadeEvents.rightPress(harness.find("events"), place));
    WindowHarness.awaitFrames(2);
    assertEquals(List.of(), selected(), "nothing moves before the menu is requested");
    harness.robot.clickOn(place, MouseButton.SECONDARY);
    WindowHarness.await("the menu", () -> harness.menu().isShowing());
    assertEquals(low, harness.lead());
    WindowHarness.await("the row stays in view", () -> harness.numbers().getLast() == low);
  }

  @Test
  void scrollingLeavesTheEndAndTheEndIsFollowedAgain() {
    harness.robot.push(KeyCode.END);
    WindowHarness.await("the end", () -> harness.numbers().contains((long) MESSAGES));
    WindowHarness.await("following", this::following);
    var place = row(MESSAGES - 2);
    WindowHarness.fx(() -> MadeEvents.scroll(harness.find("events"), place, 120));
    WindowHarness.await("further up", () -> !harness.numbers().contains((long) MESSAGES));
    WindowHarness.await("staying", () -> !following());
    WindowHarness.await("how many are below", () -> harness.label("new-below").contains("below"));
    harness.robot.clickOn("#new-below");
    WindowHarness.await("the end", () -> harness.numbers().contains((long) MESSAGES));
    WindowHarness.await("following", this::following);
    harness.robot.clickOn("#follow");
    WindowHarness.await("staying", () -> !following());
    harness.robot.clickOn("#follow");
    WindowHarness.await("following", this::following);
  }

  @Tag("slow")
  @Test
  void theScrollBarIsDraggedAndFollowsAtItsEnd() {
    WindowHarness.await("a bar", () -> !harness.find("events-scroll").isDisabled());
    drag(thumb(), 0, 60);
    WindowHarness.await("further down", () -> harness.numbers().getFirst() > 10);
    long top = WindowHarness.fx(() -> harness.numbers().getFirst());
    drag(thumb(), 0, -20);
    WindowHarness.await(
        "further up", () -> harness.numbers().getFirst() < top && harness.numbers().getFirst() > 1);
    assertFalse(following());
    drag(thumb(), 0, 300);
    WindowHarness.await("the end", () -> harness.numbers().contains((long) MESSAGES));
    WindowHarness.await("following", this::following);
  }

  private Node thumb() {
    return harness.robot.lookup("#events-scroll .thumb").query();
  }

  private void drag(Node node, double right, double down) {
    harness.robot.moveTo(node).press(MouseButton.PRIMARY).moveBy(right, down);
    harness.robot.release(MouseButton.PRIMARY);
  }

  private boolean following() {
    return WindowHarness.fx(() -> harness.table().model().viewport().following());
  }

  private Point2D row(long number) {
    WindowHarness.await("row " + number, () -> harness.numbers().contains(number));
    return WindowHarness.fx(() -> harness.table().positions().cell(number, "data").orElseThrow());
  }

  private List<Long> selected() {
    return WindowHarness.fx(() -> harness.table().model().selectedNumbers().boxed().toList());
  }

  private long lead() {
    return harness.table().model().leadNumber().orElse(0);
  }

  private void goTo(String number) {
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.G);
    awaitFocus("go-to-number");
    harness.robot.write(number).push(KeyCode.ENTER);
  }

  private void awaitFocus(String id) {
    WindowHarness.await(id, () -> !isGone(id) && harness.find(id).isFocused());
  }

  private boolean isGone(String id) {
    return harness.robot.lookup("#" + id).tryQuery().isEmpty();
  }

  private void awaitLead(long number) {
    WindowHarness.await("row " + number, () -> lead() == number);
  }
}
