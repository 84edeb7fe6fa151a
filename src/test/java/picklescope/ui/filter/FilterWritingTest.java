package picklescope.ui.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.Python;
import picklescope.filter.Completion.Proposal;
import picklescope.filter.Field;
import picklescope.settings.SavedFilter;
import picklescope.settings.Settings;
import picklescope.ui.WindowHarness;
import picklescope.view.table.Row;

/** What helps to write a filter: proposals, the place of a mistake, kept ones, help, cells. */
@ExtendWith(ApplicationExtension.class)
class FilterWritingTest {
  private WindowHarness harness;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
  }

  @BeforeEach
  void send() throws Exception {
    int port = harness.port();
    Python.run(
        Python.sendCall(port, "(5, 'hello')", "{'foo': 78, 'remote_id': 'a_b'}")
            + "s.sendto(pickle.dumps(((6, 'help'), {'foo': 1}), 4), ('127.0.0.1', %d))\n"
                .formatted(port)
            + "s.sendto(b'Some raw data', ('127.0.0.1', %d))\n".formatted(port));
    WindowHarness.await("rows", () -> harness.numbers().equals(List.of(1L, 2L, 3L)));
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private String filter() {
    return WindowHarness.fx(() -> harness.<TextField>find("filter").getText());
  }

  private void awaitShown(Long... numbers) {
    WindowHarness.await(
        List.of(numbers).toString(), () -> harness.numbers().equals(List.of(numbers)));
  }

  private List<String> proposed() {
    return harness
        .robot
        .lookup("#filter-proposals")
        .<ListView<Proposal>>tryQuery()
        .map(list -> list.getItems().stream().map(Proposal::label).toList())
        .orElse(List.of());
  }

  private void awaitProposed(String... labels) {
    WindowHarness.await(List.of(labels).toString(), () -> proposed().equals(List.of(labels)));
  }

  @Test
  void proposesNamesAndValuesAndTakesThemByKeyboard() {
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F).write("fo");
    awaitProposed("foo", "format");
    harness.robot.push(KeyCode.TAB);
    assertEquals("foo", filter());
    harness.robot.write(" > 50 and data[1] == ");
    awaitProposed("'help'", "'hello'");
    harness.robot.push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertEquals("foo > 50 and data[1] == 'hello'", filter());
    harness.robot.push(KeyCode.ENTER);
    awaitShown(1L);
    WindowHarness.await("nothing proposed", () -> proposed().isEmpty());
    harness.robot.push(KeyCode.ESCAPE);
    awaitShown(1L, 2L, 3L);
    harness.robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    WindowHarness.await("all", () -> proposed().contains("sender"));
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("nothing proposed", () -> proposed().isEmpty());
    assertEquals("", filter());
  }

  @Tag("slow")
  @Test
  void aProposalCanBeClicked() {
    harness.robot.clickOn("#filter").write("remote_i");
    awaitProposed("remote_id");
    harness.robot.clickOn("remote_id");
    assertEquals("remote_id", filter());
  }

  @Test
  void aMistakeIsReportedAtItsPosition() {
    harness.robot.clickOn("#filter").write("foo > 50 and (size");
    WindowHarness.await("mistake", () -> harness.find("filter-mistake").isVisible());
    double early = place("foo > 50 and (size", '(');
    WindowHarness.fx(() -> harness.<TextField>find("filter").setText("(size"));
    WindowHarness.await("further left", () -> placeOfMark() < early - 20);
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("none", () -> !harness.find("filter-mistake").isVisible());
  }

  @Tag("slow")
  @Test
  void nothingMovesForAMistake() {
    harness.robot.clickOn("#filter");
    double top = top("events");
    harness.robot.write("(size");
    WindowHarness.await("mistake", () -> harness.find("filter-mistake").isVisible());
    WindowHarness.awaitFrames(3);
    assertEquals(top, top("events"));
    assertTrue(top("filter-mistake") >= top("filter") + 20, "below the field");
    WindowHarness.fx(() -> harness.table().requestFocus());
    WindowHarness.await("out of the way", () -> !harness.find("filter-mistake").isVisible());
    assertEquals("✕", harness.label("filter-mark"));
    assertTrue(
        WindowHarness.fx(() ->
            harness
                .<Labeled>find("filter-mark")
                .getTooltip()
                .getText()
                .equals(harness.find("filter-mark").getAccessibleText().split(": ", 2)[1])),
        "it is told there");
    WindowHarness.fx(() -> harness.find("filter").requestFocus());
    WindowHarness.await("mistake", () -> harness.find("filter-mistake").isVisible());
  }

  private double top(String id) {
    return WindowHarness.fx(() -> harness.find(id).localToScene(0, 0).getY());
  }

  /** The mark stands within half a letter of the character. */
  private double place(String text, char character) {
    var field = harness.<TextField>find("filter");
    double letter = field.getFont().getSize() * 0.6;
    double expected = field.localToScene(0, 0).getX() + 8 + letter * text.indexOf(character);
    WindowHarness.await(
        "the mark at " + expected, () -> Math.abs(placeOfMark() - expected) < 2.5 * letter);
    return placeOfMark();
  }

  private double placeOfMark() {
    return harness.<Labeled>find("filter-mistake").localToScene(0, 0).getX();
  }

  @Tag("slow")
  @Test
  void aFilterIsKeptAsAButton() {
    harness.robot.clickOn("#filter").write("size == 13").push(KeyCode.ENTER);
    awaitShown(3L);
    harness.robot.clickOn("#filter-keep");
    var kept = new SavedFilter("size == 13", "size == 13");
    assertEquals(List.of(kept), harness.session.settings().get(Settings.SAVED_FILTERS));
    WindowHarness.fx(() -> button("size == 13").fire());
    awaitShown(1L, 2L, 3L);
    WindowHarness.fx(() -> button("size == 13").fire());
    awaitShown(3L);
    assertEquals("size == 13", filter());
    WindowHarness.fx(() -> button("size == 13").requestFocus());
    harness.robot.push(KeyCode.F2).write("thirteen").push(KeyCode.ENTER);
    WindowHarness.await("renamed", () -> button("thirteen") != null);
    var renamed = new SavedFilter("thirteen", "size == 13");
    assertEquals(List.of(renamed), harness.session.settings().get(Settings.SAVED_FILTERS));
    WindowHarness.fx(() -> button("thirteen").requestFocus());
    harness.robot.push(KeyCode.DELETE);
    assertEquals(List.of(), harness.session.settings().get(Settings.SAVED_FILTERS));
  }

  @Test
  void savedFiltersThatHaveNoButtonAreInAMenu() {
    var many =
        IntStream.range(0, 55).mapToObj(i -> new SavedFilter("f" + i, "size == " + i)).toList();
    harness.session.settings().update(old -> old.with(Settings.SAVED_FILTERS, many));
    harness.robot.clickOn("#filter").write("size == 13").push(KeyCode.ENTER);
    WindowHarness.await("a button", () -> button("f49") != null);
    assertTrue(((ToggleButton) button("f13")).isSelected());
    assertEquals(null, button("f50"));
    MenuButton more = harness.find("more-saved-filters");
    assertEquals("5 more", more.getText());
    WindowHarness.fx(() -> more.getItems().getLast().fire());
    assertEquals("size == 54", filter());
  }

  private ButtonBase button(String text) {
    return harness.robot.lookup(".saved-filter").<ButtonBase>queryAllAs(ButtonBase.class).stream()
        .filter(button -> button.getText().equals(text))
        .findFirst()
        .orElse(null);
  }

  @Tag("slow")
  @Test
  void helpShowsEveryFieldWithAnExampleToClick() {
    harness.robot.clickOn("#filter").push(KeyCode.F1);
    WindowHarness.await("help", () -> !links().isEmpty());
    var texts = WindowHarness.fx(() -> links().stream().map(Hyperlink::getText).toList());
    for (Field field : Field.values()) {
      assertTrue(texts.contains(field.example()), field.fieldName());
    }
    WindowHarness.fx(() ->
        links().stream()
            .filter(link -> link.getText().equals(Field.KIND.example()))
            .findFirst()
            .orElseThrow()
            .fire());
    assertEquals(Field.KIND.example(), filter());
    awaitShown(3L);
  }

  private List<Hyperlink> links() {
    return List.copyOf(harness.robot.lookup("#filter-help .hyperlink").queryAllAs(Hyperlink.class));
  }

  @Test
  void aCellIsFilteredForAndExcluded() {
    WindowHarness.fx(() -> harness.stage.setWidth(1280)); // with room for the size
    WindowHarness.awaitFrames(3);
    clickInCell(1, "data", WindowHarness.fx(() -> width("column-data")) - 4); // behind the text
    awaitItem("filter-same", "Filter for  data == (5, 'hello')");
    fire("filter-same");
    awaitShown(1L);
    assertEquals("data == (5, 'hello')", filter());
    WindowHarness.fx(() -> harness.<TextField>find("filter").setText("port > 0"));
    awaitShown(1L, 2L, 3L);
    menuOn(3, "size");
    awaitItem("filter-and", "And  size == 13");
    fire("filter-and");
    awaitShown(3L);
    assertEquals("port > 0 and size == 13", filter());
    menuOn(3, "size");
    awaitItem("filter-not", "Exclude  size == 13");
    fire("filter-not");
    awaitShown(1L, 2L);
    assertEquals("not size == 13", filter());
  }

  @Tag("slow")
  @Test
  void theArgumentThatIsClickedIsFound() {
    clickInCell(2, "data", 10);
    awaitItem("value-column", "Add as column  data[0]");
    fire("value-column");
    WindowHarness.await("the column", () -> harness.cell(2, "data[0]").equals("6"));
    assertEquals("Find next with this  data[0] == 6", item("value-find").getText());
    WindowHarness.fx(() -> item("value-color").fire());
    WindowHarness.await(
        "the colour",
        () -> harness.rows().stream().anyMatch(row -> isColored(row, "data[0] == 6")));
    WindowHarness.fx(() -> harness.table().model().goTo(1));
    WindowHarness.fx(() -> item("value-find").fire());
    WindowHarness.await("row 2", () -> harness.lead() == 2);
  }

  /** Clicks at a distance from the left edge of a cell. */
  private void clickInCell(long number, String column, double x) {
    var cell = WindowHarness.fx(() -> harness.table().positions().cell(number, column));
    double width = WindowHarness.fx(() -> width("column-" + column));
    harness.robot.clickOn(cell.orElseThrow().add(x - width / 2, 0), MouseButton.SECONDARY);
  }

  private static boolean isColored(Row row, String condition) {
    return row.number() == 2
        && row.rule().filter(rule -> rule.filter().equals(condition)).isPresent();
  }

  private double width(String column) {
    return harness.robot.lookup("#" + column).query().getLayoutBounds().getWidth();
  }

  @Tag("slow")
  @Test
  void theKeyboardFiltersForAnyColumn() {
    WindowHarness.fx(() -> harness.table().model().goTo(2));
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.SHIFT, KeyCode.F10);
    WindowHarness.await("menu", () -> columns().contains("number == 2"));
    assertTrue(columns().contains("foo == 1"), columns()::toString);
    assertTrue(columns().contains("attributes == {'foo': 1}"), columns()::toString);
    WindowHarness.fx(() ->
        ((Menu) item("filter-same-columns"))
            .getItems().stream()
                .filter(found -> found.getText().equals("attributes == {'foo': 1}"))
                .findFirst()
                .orElseThrow()
                .fire());
    awaitShown(2L);
    assertEquals("attributes == {'foo': 1}", filter());
    harness.robot.push(KeyCode.ESCAPE).push(KeyCode.SHIFT, KeyCode.F10);
    WindowHarness.await("or", () -> !((Menu) item("filter-or-columns")).getItems().isEmpty());
    assertTrue(item("filter-and-columns").isVisible());
    WindowHarness.fx(() -> ((Menu) item("filter-or-columns")).getItems().getFirst().fire());
    assertEquals("attributes == {'foo': 1} or number == 2", filter());
  }

  private List<String> columns() {
    return ((Menu) item("filter-same-columns")).getItems().stream().map(MenuItem::getText).toList();
  }

  private void menuOn(long number, String column) {
    var point =
        WindowHarness.fx(() -> harness.table().positions().cell(number, column).orElseThrow());
    harness.robot.clickOn(point, MouseButton.SECONDARY);
  }

  private MenuItem item(String id) {
    return harness.menu().getItems().stream()
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  private void awaitItem(String id, String text) {
    WindowHarness.await(text, () -> item(id).getText().equals(text) && !item(id).isDisable());
  }

  private void fire(String id) {
    WindowHarness.fx(() -> item(id).fire());
    harness.robot.push(KeyCode.ESCAPE);
  }
}
