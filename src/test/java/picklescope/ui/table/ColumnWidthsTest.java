package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.net.Network;
import picklescope.python.Call;
import picklescope.settings.ColumnLayout;
import picklescope.settings.Settings;
import picklescope.ui.MadeEvents;
import picklescope.ui.WindowHarness;
import picklescope.ui.text.CodeFont;
import picklescope.view.table.Column;

/** Data and attributes have the room of the table. */
@ExtendWith(ApplicationExtension.class)
class ColumnWidthsTest {
  private WindowHarness harness;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
    stage.setWidth(1280);
    stage.setHeight(800);
  }

  @BeforeEach
  void message() throws Exception {
    try (var network = Network.to("127.0.0.1", harness.port())) {
      network.send(
          Call.of(5, "hello", List.of(1, 2, 3))
              .with("foo", 78)
              .with("bar", List.of("more", "data")));
    }
    WindowHarness.await("its row", () -> !harness.cell(1, "data").isEmpty());
    WindowHarness.awaitFrames(3);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private double width(String column) {
    return WindowHarness.fx(() -> column(column).getWidth());
  }

  private EventColumn column(String id) {
    return harness.table().columns().shown().stream()
        .filter(column -> column.column().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private double others() {
    return WindowHarness.fx(() ->
        harness.table().columns().shown().stream()
            .filter(column -> column.isVisible() && !column.column().stretches())
            .mapToDouble(EventColumn::getWidth)
            .sum());
  }

  private void assertExampleIsWhole() {
    for (String column : List.of("data", "attributes")) {
      double needed = harness.cell(1, column).length() * CodeFont.ofSize(12.5).advance();
      assertTrue(width(column) >= needed + 12, column + ": " + width(column) + " of " + needed);
    }
    assertTrue(width("data") + width("attributes") >= others() - 2, "the others are no wider");
  }

  @Test
  void theDocumentationsExampleReadsWhole() {
    assertEquals("5, 'hello', [1, 2, 3]", harness.cell(1, "data"));
    assertEquals("foo=78 bar=['more', 'data']", harness.cell(1, "attributes"));
    assertExampleIsWhole();
    WindowHarness.fx(() -> harness.table().columns().add("foo"));
    WindowHarness.fx(() -> harness.table().columns().add("data[1]"));
    WindowHarness.awaitFrames(3);
    assertExampleIsWhole();
    WindowHarness.fx(() -> harness.table().columns().resize(column("address"), 500));
    WindowHarness.awaitFrames(3);
    assertEquals(500, width("address"));
    assertExampleIsWhole();
  }

  @Test
  void aLongTextTakesWhatTheOtherDoesNotNeed() throws Exception {
    double before = width("attributes");
    try (var network = Network.to("127.0.0.1", harness.port())) {
      network.send(Call.of("x".repeat(300)).with("foo", 1));
    }
    WindowHarness.await("its row", () -> !harness.cell(2, "data").isEmpty());
    WindowHarness.await("narrower than " + before, () -> width("attributes") < before);
    WindowHarness.awaitFrames(3);
    assertExampleIsWhole();
  }

  @Tag("slow")
  @Test
  void theColumnsAreResetInTheirMenu() {
    var usual = WindowHarness.fx(() -> harness.table().columns().layout());
    double data = width("data");
    WindowHarness.fx(() -> {
      var columns = harness.table().columns();
      columns.add("foo");
      columns.resize(column("time"), 300);
      columns.want(column("sender"), false);
      columns.order(columns.shown().reversed());
    });
    assertTrue(width("data") != data);
    harness.robot.clickOn("#columns");
    WindowHarness.await(
        "the menu", () -> harness.robot.lookup("#columns-reset").tryQuery().isPresent());
    harness.robot.clickOn("#columns-reset");
    WindowHarness.await("as before", () -> harness.table().columns().layout().equals(usual));
    assertEquals(usual, harness.session.settings().get(Settings.COLUMNS));
    assertEquals(data, width("data"));
  }

  /** The table of a window as narrow as possible, and of the windows that are usual. */
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(doubles = {582, 630, 830, 1110})
  void noColumnIsCutOrLeftOutForGood(double table) {
    double wide = WindowHarness.fx(() -> harness.table().getWidth());
    resize(table);
    for (EventColumn column : harness.table().columns().shown()) {
      if (List.of("number", "time", "port").contains(column.column().id()) && column.isVisible()) {
        int characters = column.column().id().equals("time") ? 8 : 5;
        double needed = characters * CodeFont.ofSize(12.5).advance() + 12;
        assertTrue(column.getWidth() >= needed, column.getText() + " " + column.getWidth());
      }
    }
    assertTrue(width("data") + width("attributes") >= others() - 2, "the others are no wider");
    assertTrue(
        WindowHarness.fx(() ->
            harness.table().lookupAll(".scroll-bar:horizontal").stream()
                .noneMatch(Node::isVisible)),
        "no horizontal scroll bar");
    assertEquals(
        usual(), harness.session.settings().get(Settings.COLUMNS), "what gives way is kept");
    resize(wide);
    assertTrue(column("sender").isVisible() && column("size").isVisible());
  }

  @Test
  void aTextWithATagReadsWhole() throws Exception {
    try (var network = Network.to("127.0.0.1", harness.port())) {
      network.sendRaw("x".repeat(32).getBytes(StandardCharsets.US_ASCII));
    }
    WindowHarness.await("its row", () -> harness.cell(2, "data").startsWith("raw b'"));
    WindowHarness.awaitFrames(3);
    double tag = 2 * 3;
    double needed = harness.cell(2, "data").length() * CodeFont.ofSize(12.5).advance() + 12 + tag;
    assertTrue(width("data") >= needed, width("data") + " of " + needed);
  }

  private List<ColumnLayout> usual() {
    return Column.all().stream()
        .map(column -> new ColumnLayout(column.id(), 0, !column.id().equals(Column.COMMENT)))
        .toList();
  }

  private void resize(double width) {
    WindowHarness.fx(() -> {
      harness.table().setManaged(false);
      harness.table().resize(width, harness.table().getHeight());
    });
    WindowHarness.awaitFrames(3);
  }

  @Tag("slow")
  @Test
  void theWholeTextOfACellThatIsCutIsATooltip() throws Exception {
    try (var network = Network.to("127.0.0.1", harness.port())) {
      network.send(Call.of("x".repeat(300), "\u05d0\u05d1\u202e").with("foo", 1));
    }
    WindowHarness.await("its row", () -> harness.cell(2, "data").contains("xxx"));
    WindowHarness.fx(() -> hover(1, "data"));
    assertEquals("", tip(), "it is not cut");
    WindowHarness.fx(() -> hover(2, "data"));
    assertTrue(tip().contains("x".repeat(200)), tip());
    WindowHarness.fx(() -> hover(2, "time"));
    assertEquals("", tip());
  }

  private void hover(long number, String column) {
    var at = harness.table().positions().cell(number, column).orElseThrow();
    MadeEvents.mouse(
        harness.robot.lookup("#events").query(), MouseEvent.MOUSE_MOVED, at, false, false);
  }

  /** The text of the tooltip that the table has now; empty if it has none. */
  private String tip() {
    return WindowHarness.fx(() -> harness.table().tips().text());
  }

  @Test
  void columnsThatDoNotFitAreReachedByKey() {
    WindowHarness.fx(() -> {
      harness.stage.setWidth(700);
      for (int i = 1; i <= 9; i++) {
        harness.table().columns().add("column_of_a_long_name_" + i);
      }
      harness.table().requestFocus();
    });
    WindowHarness.await("the bar", () -> bar().isVisible());
    harness.robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
    WindowHarness.await("scrolled", () -> bar().getValue() == 120);
    harness.robot.push(KeyCode.LEFT).push(KeyCode.LEFT).push(KeyCode.LEFT);
    WindowHarness.await("back", () -> bar().getValue() == 0);
  }

  private ScrollBar bar() {
    return (ScrollBar) harness.table().lookup(".scroll-bar:horizontal");
  }
}
