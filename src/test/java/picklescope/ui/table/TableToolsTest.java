package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
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
import picklescope.capture.CaptureFile;
import picklescope.capture.CaptureSave;
import picklescope.net.FreePorts;
import picklescope.net.Network;
import picklescope.python.Call;
import picklescope.session.Session;
import picklescope.settings.ColorRule;
import picklescope.settings.ColumnLayout;
import picklescope.settings.Settings;
import picklescope.ui.WindowHarness;
import picklescope.view.table.Row;

/** Marks, comments, finding, colours, columns and the histogram, by keyboard. */
@ExtendWith(ApplicationExtension.class)
class TableToolsTest {
  private static final int ROWS = 8;

  @TempDir private Path folder;
  private WindowHarness harness;
  private int port;

  @Start
  void start(Stage stage) throws Exception {
    port = FreePorts.next();
    var session = new Session();
    session.ports().add(port);
    harness = new WindowHarness(stage, session);
  }

  @BeforeEach
  void rows() throws Exception {
    try (var network = Network.to("127.0.0.1", port)) {
      for (int i = 1; i < ROWS; i++) {
        network.send(Call.of(i % 3 == 0 ? "needle" : "hay").with("foo", i));
      }
      network.sendRaw("Needle in raw bytes".getBytes(StandardCharsets.UTF_8));
    }
    WindowHarness.await("the rows", () -> harness.table().model().frame().rows().size() == ROWS);
    WindowHarness.fx(() -> harness.table().model().goTo(1));
    WindowHarness.fx(() -> harness.table().requestFocus());
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void marksAndCommentsAreWrittenFoundAndSaved() throws Exception {
    goTo(2);
    harness.robot.push(KeyCode.M);
    WindowHarness.await("the mark", () -> text(2, "marks").equals("★"));
    harness.robot.push(KeyCode.C);
    harness.awaitFocus("comment");
    harness.robot.write("look here").push(KeyCode.ENTER);
    WindowHarness.await("the comment", () -> text(2, "comment").equals("look here"));
    goTo(5);
    harness.robot.push(KeyCode.M);
    goTo(6);
    harness.robot.push(KeyCode.M).push(KeyCode.M);
    WindowHarness.await("marks", () -> text(5, "marks").equals("★") && text(6, "marks").isEmpty());
    harness.robot.push(KeyCode.N);
    awaitLead(2);
    harness.robot.push(KeyCode.N);
    awaitLead(5);
    harness.robot.push(KeyCode.SHIFT, KeyCode.N);
    awaitLead(2);
    var live = harness.session.live();
    var file = folder.resolve("marked.pcapng");
    CaptureSave.save(
        live.capture(),
        LongStream.rangeClosed(1, ROWS),
        _ -> Optional.empty(),
        live.marks()::comment,
        file,
        _ -> true);
    try (var saved = CaptureFile.open(file)) {
      saved.awaitIndexed();
      assertEquals(
          List.of("", "look here", "", "", "marked", "", "", ""),
          LongStream.rangeClosed(1, ROWS).mapToObj(n -> saved.notes(n).comment()).toList());
    }
  }

  @Test
  void theMenuKeyWithoutASelectedRowOpensTheMenuOfTheFirst() {
    WindowHarness.fx(() -> {
      harness.table().model().selection().clear();
      harness.table().model().selectionChanged();
    });
    assertEquals(0, harness.lead());
    harness.robot.push(KeyCode.SHIFT, KeyCode.F10);
    WindowHarness.await("the menu", () -> harness.menu().isShowing());
    assertEquals(1, harness.lead());
    WindowHarness.fx(() -> harness.menu().hide());
  }

  @Test
  void escapeInTheInspectorEndsWhatWasFoundFromThere() {
    WindowHarness.await("the value", () -> harness.label("detail-facts").startsWith("#1 "));
    WindowHarness.awaitFrames(3);
    harness.robot.push(KeyCode.ENTER);
    WindowHarness.await("the inspector", () -> isFocusIn("detail-value"));
    harness.robot.push(KeyCode.DOWN).push(KeyCode.F);
    WindowHarness.await("find", () -> harness.isVisible("find-bar"));
    assertTrue(isFocusIn("detail-value"));
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("closed", () -> !harness.isVisible("find-bar"));
    assertTrue(isFocusIn("detail-value"));
  }

  private boolean isFocusIn(String id) {
    return WindowHarness.fx(() -> harness.find(id).isFocusWithin());
  }

  @Test
  void aClickBesideAPopoverClosesItAndActs() {
    harness.robot.push(KeyCode.C);
    WindowHarness.await(
        "the question", () -> harness.robot.lookup("#comment").tryQuery().isPresent());
    assertFalse(WindowHarness.fx(() -> harness.<ToggleButton>find("pause").isSelected()));
    harness.robot.clickOn("#pause");
    WindowHarness.await("closed", () -> harness.robot.lookup("#comment").tryQuery().isEmpty());
    WindowHarness.await("paused", () -> harness.<ToggleButton>find("pause").isSelected());
  }

  @Test
  void aCommentIsSavedByItsButton() {
    goTo(3);
    harness.robot.push(KeyCode.C);
    harness.awaitFocus("comment");
    harness.robot.write("by mouse").clickOn("#comment-ok");
    WindowHarness.await("the comment", () -> text(3, "comment").equals("by mouse"));
  }

  @Test
  void findGoesFromRowToRowAndHidesNone() {
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.F);
    harness.awaitFocus("find");
    harness.robot.write("needle").push(KeyCode.ENTER);
    awaitLead(3);
    harness.robot.push(KeyCode.ENTER);
    awaitLead(6);
    harness.robot.push(KeyCode.SHIFT, KeyCode.ENTER);
    awaitLead(3);
    assertEquals(ROWS, WindowHarness.fx(() -> harness.table().model().order().size()));
    harness.robot.push(KeyCode.ESCAPE);
    assertFalse(WindowHarness.fx(() -> harness.isVisible("find-bar")));
    harness.robot.push(KeyCode.F3);
    awaitLead(6);
    harness.robot.push(KeyCode.F3);
    awaitLead(ROWS);
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.F);
    harness.awaitFocus("find");
    harness.robot.write("foo == 4").push(KeyCode.ENTER);
    awaitLead(4);
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.A).write("absent").push(KeyCode.ENTER);
    WindowHarness.await("no row", () -> result().equals("No row shown has it."));
    assertEquals(OptionalLong.of(4), lead());
  }

  private String result() {
    return harness.label("find-result");
  }

  @Test
  void rulesColourRowsAndAreWrittenInThePane() {
    WindowHarness.await("gray", () -> color(ROWS).equals(Optional.of(ColorRule.Color.GRAY)));
    assertEquals(Optional.empty(), color(4));
    harness.robot.clickOn("#columns");
    WindowHarness.await(
        "the menu", () -> harness.robot.lookup("#color-rules-open").tryQuery().isPresent());
    harness.robot.clickOn("#color-rules-open");
    WindowHarness.await("the pane", () -> harness.robot.lookup("#rule-add").tryQuery().isPresent());
    harness.robot.clickOn("#rule-add").write("foo == 4");
    WindowHarness.await("green", () -> color(4).equals(Optional.of(ColorRule.Color.GREEN)));
    var rules = harness.session.settings().get(Settings.COLOR_RULES);
    assertEquals("foo == 4", rules.getLast().filter());
    harness.robot.write(" and (");
    WindowHarness.await("no colour", () -> color(4).isEmpty());
    int count = ruleFilters().size();
    harness.robot.push(KeyCode.ALT, KeyCode.UP);
    assertEquals("foo == 4 and (", ruleFilters().get(count - 2), "it goes before the one above");
    harness.robot.push(KeyCode.TAB).push(KeyCode.SPACE);
    assertEquals(count - 1, ruleFilters().size());
    assertFalse(ruleFilters().contains("foo == 4 and ("));
    harness.robot.push(KeyCode.SPACE);
    assertEquals(count - 2, ruleFilters().size(), "the keyboard went to the next one's");
    harness.robot.clickOn("#rule-usual");
    WindowHarness.await(
        "the usual ones",
        () -> harness.session.settings().get(Settings.COLOR_RULES).equals(ColorRule.defaults()));
    harness.robot.clickOn(
        harness.robot.lookup(".rule-move").nth(1).queryButton()); // ↓ of the first
    assertEquals(ColorRule.defaults().getFirst().filter(), ruleFilters().get(1));
  }

  private List<String> ruleFilters() {
    return WindowHarness.fx(() ->
        harness.session.settings().get(Settings.COLOR_RULES).stream()
            .map(ColorRule::filter)
            .toList());
  }

  private Optional<ColorRule.Color> color(long number) {
    return row(number).flatMap(Row::rule).map(ColorRule::color);
  }

  @Tag("slow")
  @Test
  void columnsAreArrangedByKeyboardAndRemembered() throws Exception {
    harness.robot.clickOn("#columns");
    WindowHarness.await("the menu", () -> harness.robot.lookup("#arrange").tryQuery().isPresent());
    harness.robot.clickOn("#arrange");
    WindowHarness.await(
        "the list", () -> harness.robot.lookup("#column-list").tryQuery().isPresent());
    ListView<?> list = harness.find("column-list");
    assertEquals(10, list.getItems().size());
    harness.robot.push(KeyCode.DOWN).push(KeyCode.ALT, KeyCode.DOWN).push(KeyCode.RIGHT);
    harness.robot.push(KeyCode.DOWN).push(KeyCode.SPACE);
    var columns = harness.session.settings().get(Settings.COLUMNS);
    assertEquals(
        List.of("marks", "time", "number", "sender"),
        columns.stream().map(ColumnLayout::name).limit(4).toList());
    assertFalse(columns.get(3).shown());
    assertTrue(columns.get(0).shown());
    double width = columns.get(2).width();
    harness.robot.push(KeyCode.UP).push(KeyCode.RIGHT);
    assertEquals(width + 10, harness.session.settings().get(Settings.COLUMNS).get(2).width());
    var again =
        WindowHarness.fx(() -> {
          var stage = new Stage();
          return new WindowHarness(stage, new Session(harness.session.settings()));
        });
    try {
      var restored = WindowHarness.fx(() -> again.table().columns().layout());
      assertEquals(
          List.of("marks", "time", "number", "sender"),
          restored.stream().map(ColumnLayout::name).limit(4).toList());
      assertFalse(restored.get(3).shown());
      assertEquals(width + 10, restored.get(2).width(), 1);
    } finally {
      again.close();
    }
  }

  @Tag("slow")
  @Test
  void columnsAreArrangedByMouse() {
    harness.robot.clickOn("#columns");
    WindowHarness.await("the menu", () -> harness.robot.lookup("#arrange").tryQuery().isPresent());
    harness.robot.clickOn("#arrange");
    WindowHarness.await(
        "the list", () -> harness.robot.lookup("#column-list").tryQuery().isPresent());
    harness.robot.clickOn("#column-shown-sender");
    WindowHarness.await("hidden", () -> !layout("sender").shown());
    harness.robot.clickOn("#column-up");
    WindowHarness.await(
        "moved", () -> names(4).equals(List.of("marks", "number", "sender", "time")));
    harness.robot.clickOn("#column-shown-sender").clickOn("#column-wider");
    WindowHarness.await("wider", () -> layout("sender").shown() && layout("sender").width() > 0);
  }

  private List<String> names(int most) {
    return harness.session.settings().get(Settings.COLUMNS).stream()
        .map(ColumnLayout::name)
        .limit(most)
        .toList();
  }

  private ColumnLayout layout(String name) {
    return harness.session.settings().get(Settings.COLUMNS).stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Tag("slow")
  @Test
  void theHistogramGoesToATimeByMouseAndByKeyboard() {
    Node line = harness.find("time-line");
    goTo(5);
    WindowHarness.fx(line::requestFocus);
    awaitLeadWhile(1, () -> harness.robot.push(KeyCode.HOME));
    goTo(5);
    awaitLeadWhile(
        1,
        () ->
            harness.robot.clickOn(
                harness.robot.point(line).atPosition(Pos.CENTER_LEFT).atOffset(8, 0)));
  }

  private void goTo(long number) {
    WindowHarness.fx(() -> harness.table().model().goTo(number));
  }

  /** The bars come a moment after the rows, and answer nothing before. */
  private void awaitLeadWhile(long number, Runnable repeated) {
    for (int i = 0; i < 100 && !lead().equals(OptionalLong.of(number)); i++) {
      repeated.run();
      WindowHarness.awaitFrames(10);
    }
    assertEquals(OptionalLong.of(number), lead());
  }

  private void awaitLead(long number) {
    WindowHarness.await(
        "row " + number,
        () -> harness.table().model().leadNumber().equals(OptionalLong.of(number)));
  }

  private OptionalLong lead() {
    return WindowHarness.fx(() -> harness.table().model().leadNumber());
  }

  private Optional<Row> row(long number) {
    return harness.table().model().frame().rows().stream()
        .filter(row -> row.number() == number)
        .findFirst();
  }

  private String text(long number, String column) {
    return row(number).map(row -> harness.texts(row, column).getFirst()).orElse("no row");
  }
}
