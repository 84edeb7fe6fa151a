package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.net.Network;
import picklescope.python.Call;
import picklescope.settings.Settings;
import picklescope.ui.WindowHarness;
import picklescope.ui.text.CodeFont;

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
    WindowHarness.awaitFrames(3);
    assertTrue(width("attributes") < before, "narrower than " + before);
    assertExampleIsWhole();
  }

  @Test
  void theColumnsAreResetInTheirMenu() {
    var usual = WindowHarness.fx(() -> harness.table().columns().layout());
    double data = width("data");
    WindowHarness.fx(() -> {
      var columns = harness.table().columns();
      columns.add("foo");
      columns.resize(column("time"), 300);
      column("sender").setVisible(false);
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
}
