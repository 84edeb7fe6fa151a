package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
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
import picklescope.python.Call;
import picklescope.session.Session;
import picklescope.settings.ColumnLayout;
import picklescope.settings.Settings;
import picklescope.ui.CaptureMaker;
import picklescope.ui.MadeEvents;
import picklescope.ui.WindowHarness;
import picklescope.ui.text.CodeFont;
import picklescope.view.table.TimeForm;

/** Columns are chosen and added, and times are said in each form. */
@ExtendWith(ApplicationExtension.class)
class TableColumnsTest {
  private static final List<Long> NANOS =
      List.of(10_000_000_000L, 10_500_000_000L, 12_000_000_000L, 12_000_001_000L);

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
            folder.resolve("four.pcapng"),
            NANOS.size(),
            n ->
                n == 3
                    ? new byte[] {3}
                    : CaptureMaker.payload(Call.of(n, "word " + n).with("foo", n * n)),
            n -> NANOS.get(n - 1));
    harness.open(file, NANOS.size());
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Tag("slow")
  @Test
  void aColumnForAnArgumentOrAFieldIsAdded() {
    add("data[1]");
    awaitCells("data[1]", "'word 1'", "'word 2'", "", "'word 4'");
    add("data[-2]");
    awaitCells("data[-2]", "1", "2", "", "4");
    add("foo");
    awaitCells("foo", "1", "4", "", "16");
    add("kind");
    awaitCells("kind", "network", "network", "raw", "network");
    assertEquals("Kind", heading("kind").orElseThrow());
  }

  @Tag("slow")
  @Test
  void aColumnThatDoesNotExistIsReported() {
    openToAdd();
    harness.robot.write("data[x]").push(KeyCode.ENTER);
    WindowHarness.await("the mistake", () -> !harness.label("column-add-mistake").isEmpty());
    harness.robot.write("1");
    assertEquals("", harness.label("column-add-mistake"));
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("closed", () -> harness.robot.lookup("#column-add").tryQuery().isEmpty());
    WindowHarness.await("the table again", () -> harness.find("events").isFocused());
  }

  @Test
  void aColumnIsHiddenAndShownInTheMenu() {
    assertTrue(heading("sender").isPresent());
    open("show-sender");
    harness.robot.clickOn("#show-sender");
    WindowHarness.await("no column", () -> heading("sender").isEmpty());
    assertFalse(remembered("sender").orElseThrow().shown());
    open("show-sender");
    harness.robot.clickOn("#show-sender");
    WindowHarness.await("the column", () -> heading("sender").isPresent());
    add("foo");
    awaitCells("foo", "1", "4", "", "16");
    open("show-foo");
    harness.robot.clickOn("#show-foo");
    WindowHarness.await("it is forgotten", () -> remembered("foo").isEmpty());
  }

  @Test
  void resettingTheColumnsIsUndone() {
    assertFalse(WindowHarness.fx(() -> harness.table().columns().isReset()));
    add("foo");
    WindowHarness.fx(() ->
        harness.table().columns().shown().stream()
            .filter(column -> column.column().id().equals("size"))
            .forEach(column -> harness.table().columns().want(column, false)));
    var before = WindowHarness.fx(() -> harness.table().columns().layout());
    open("columns-reset");
    harness.robot.clickOn("#columns-reset");
    WindowHarness.await("reset", () -> heading("foo").isEmpty());
    assertTrue(remembered("size").orElseThrow().shown());
    assertTrue(harness.label("status-message").contains("Undo"), "where it is undone is told");
    open("columns-undo");
    harness.robot.clickOn("#columns-undo");
    WindowHarness.await("undone", () -> harness.table().columns().layout().equals(before));
    awaitCells("foo", "1", "4", "", "16");
    assertEquals(before, harness.session.settings().get(Settings.COLUMNS));
    assertFalse(WindowHarness.fx(() -> harness.table().columns().isReset()));
  }

  @Test
  void rememberedColumnsComeInOneStep() {
    int steps =
        WindowHarness.fx(() -> {
          var columns = harness.table().columns();
          var changes = new AtomicInteger();
          columns
              .shown()
              .getFirst()
              .getTableView()
              .getColumns()
              .subscribe(changes::incrementAndGet);
          columns.restore(
              List.of(
                  new ColumnLayout("foo", 80, true),
                  new ColumnLayout("no name", 0, true),
                  new ColumnLayout("size", 0, false),
                  new ColumnLayout("bar", 0, true)));
          return changes.get();
        });
    assertEquals(1, steps, "the table looks at all of its columns at each");
    assertEquals(List.of("foo", "size", "bar", "marks"), order().subList(0, 4));
    awaitCells("foo", "1", "4", "", "16");
  }

  @Test
  void aHeadingIsDraggedToAnotherPlaceAndTheOrderIsRemembered() {
    assertEquals(List.of("marks", "number", "time", "sender"), order().subList(0, 4));
    var from = at("number", 0.5);
    var to = at("sender", 0.9);
    Node heading = header("number").orElseThrow();
    WindowHarness.fx(() -> {
      MadeEvents.mouse(heading, MouseEvent.MOUSE_PRESSED, from, false, false);
      MadeEvents.mouse(heading, MouseEvent.MOUSE_DRAGGED, from.midpoint(to), false, false);
      MadeEvents.mouse(heading, MouseEvent.MOUSE_DRAGGED, to, false, false);
      MadeEvents.mouse(heading, MouseEvent.MOUSE_RELEASED, to, false, false);
    });
    WindowHarness.await(
        "the order",
        () -> order().subList(0, 4).equals(List.of("marks", "time", "sender", "number")));
    assertEquals("number", harness.session.settings().get(Settings.COLUMNS).get(3).name());
    WindowHarness.await("its cell there", () -> cellX("number") > cellX("time"));
    assertEquals(1, harness.table().model().frame().rows().getFirst().number(), "it does not sort");
  }

  @Test
  void anEdgeOfAHeadingIsDraggedToAnotherWidthWhichIsRemembered() {
    double before = WindowHarness.fx(() -> header("time").orElseThrow().getWidth());
    double dataBefore = WindowHarness.fx(() -> cellX("data"));
    Node edge = edge("time");
    var from = at("time", 1);
    WindowHarness.fx(() -> {
      MadeEvents.mouse(edge, MouseEvent.MOUSE_PRESSED, from, false, false);
      MadeEvents.mouse(edge, MouseEvent.MOUSE_DRAGGED, from.add(15, 0), false, false);
      MadeEvents.mouse(edge, MouseEvent.MOUSE_DRAGGED, from.add(40, 0), false, false);
      MadeEvents.mouse(edge, MouseEvent.MOUSE_RELEASED, from.add(40, 0), false, false);
    });
    WindowHarness.await("40 wider", () -> remembered("time").orElseThrow().width() == before + 40);
    WindowHarness.await("what is right of it moves", () -> cellX("data") > dataBefore + 30);
  }

  @Test
  void aDoubleClickOnAnEdgeFitsTheColumnToItsText() {
    Node edge = edge("data");
    WindowHarness.fx(() -> MadeEvents.doubleClick(edge, at("data", 1)));
    int characters = harness.cell(1, "data").length();
    double wanted = characters * CodeFont.ofSize(12.5).advance();
    WindowHarness.await(
        characters + " characters, " + wanted,
        () -> Math.abs(remembered("data").orElseThrow().width() - wanted) < 40);
    assertEquals(1, harness.table().model().frame().rows().getFirst().number(), "it does not sort");
  }

  /** What the mouse takes to make a column wider. */
  private Node edge(String column) {
    return WindowHarness.fx(() ->
        harness.robot.lookup(".column-header-background Rectangle").queryAllAs(Node.class).stream()
            .filter(node ->
                node.getProperties().get("TableColumn") instanceof TableColumn<?, ?> of
                    && of.getId().equals("column-" + column))
            .findFirst()
            .orElseThrow());
  }

  private List<String> order() {
    return harness.table().columns().layout().stream().map(ColumnLayout::name).toList();
  }

  private double cellX(String column) {
    return harness.table().positions().cell(1, column).orElseThrow().getX();
  }

  /** A place on a heading, from its left to its right. */
  private Point2D at(String column, double share) {
    return WindowHarness.fx(() -> {
      var bounds =
          header(column)
              .orElseThrow()
              .localToScreen(header(column).orElseThrow().getBoundsInLocal());
      return new Point2D(bounds.getMinX() + share * bounds.getWidth(), bounds.getCenterY());
    });
  }

  @Tag("slow")
  @Test
  void timesAreWrittenInEachForm() {
    assertTrue(harness.cell(1, "time").matches("[0-9]{2}:[0-9]{2}:10\\.000"), "a clock's");
    choose("time-since-start", "Since start");
    awaitCells("time", "0.000000", "0.500000", "2.000000", "2.000001");
    choose("time-since-previous", "Δ previous");
    awaitCells("time", "", "0.500000", "1.500000", "0.000001");
    filter("number != 2");
    awaitCells("time", "", "2.000000", "0.000001");
    filter("");
    choose("time-since-selected", "Δ selected");
    awaitCells("time", "0.000000", "0.500000", "2.000000", "2.000001");
    WindowHarness.fx(() -> harness.table().model().goTo(3));
    awaitCells("time", "-2.000000", "-1.500000", "0.000000", "0.000001");
    choose("time-clock", "Time");
    WindowHarness.await("a clock's", () -> harness.cell(2, "time").endsWith(":10.500"));
  }

  @Tag("slow")
  @Test
  void theFormOfTimesAndAddedColumnsAreRemembered() throws Exception {
    choose("time-since-previous", "Δ previous");
    add("data[1]");
    var again =
        WindowHarness.fx(
            () -> new WindowHarness(new Stage(), new Session(harness.session.settings())));
    try {
      assertEquals(
          TimeForm.SINCE_PREVIOUS, WindowHarness.fx(() -> again.table().model().timeForm()));
      var columns = WindowHarness.fx(() -> again.table().columns().layout());
      assertEquals("data[1]", columns.getLast().name());
      assertTrue(columns.getLast().shown());
    } finally {
      again.close();
    }
  }

  private void open(String item) {
    harness.robot.clickOn("#columns");
    WindowHarness.await(item, () -> harness.robot.lookup("#" + item).tryQuery().isPresent());
  }

  private void openToAdd() {
    open("column-add-open");
    harness.robot.clickOn("#column-add-open");
    WindowHarness.await(
        "the question",
        () ->
            harness.robot.lookup("#column-add").tryQuery().isPresent()
                && harness.find("column-add").isFocused());
  }

  private void add(String column) {
    openToAdd();
    harness.robot.write(column).push(KeyCode.ENTER);
    WindowHarness.await(column, () -> heading(column).isPresent());
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("closed", () -> harness.robot.lookup("#column-add").tryQuery().isEmpty());
  }

  private void choose(String item, String heading) {
    open(item);
    harness.robot.clickOn("#" + item);
    WindowHarness.await(heading, () -> heading("time").equals(Optional.of(heading)));
  }

  private void filter(String text) {
    WindowHarness.fx(() -> harness.<TextInputControl>find("filter").setText(text));
  }

  private Optional<ColumnLayout> remembered(String column) {
    return harness.session.settings().get(Settings.COLUMNS).stream()
        .filter(known -> known.name().equals(column))
        .findFirst();
  }

  /** The text of a column's heading, if there is one. */
  private Optional<String> heading(String column) {
    return WindowHarness.fx(
        () -> header(column).map(header -> ((Labeled) header.lookup(".label")).getText()));
  }

  private Optional<TableColumnHeader> header(String column) {
    return WindowHarness.fx(() ->
        harness.robot.lookup(".column-header").queryAllAs(Node.class).stream()
            .filter(TableColumnHeader.class::isInstance)
            .map(TableColumnHeader.class::cast)
            .filter(header -> header.getTableColumn() != null)
            .filter(header -> ("column-" + column).equals(header.getTableColumn().getId()))
            .findFirst());
  }

  /** What the rows say in that column, from the first on. */
  private void awaitCells(String column, String... texts) {
    WindowHarness.await(
        column + ": " + List.of(texts),
        () ->
            harness.table().model().frame().rows().stream()
                .map(row -> harness.texts(row, column).getFirst())
                .toList()
                .equals(List.of(texts)));
  }
}
