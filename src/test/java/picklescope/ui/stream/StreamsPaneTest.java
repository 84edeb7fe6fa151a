package picklescope.ui.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.LoopbackAddresses;
import picklescope.event.Envelope;
import picklescope.python.Call;
import picklescope.stream.StreamRow;
import picklescope.ui.ListeningWindow;
import picklescope.ui.WindowHarness;
import picklescope.view.stream.StreamColumn;

/** Streams through the window: the table, and the tree at the left. */
class StreamsPaneTest extends ListeningWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private void lab() throws Exception {
    LoopbackAddresses.assumeMany();
    try (var tracker = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"));
        var eyes = new DatagramSocket(0, InetAddress.getByName("127.0.0.3"))) {
      for (int i = 0; i < 90; i++) {
        var pos = i < 60 ? List.of(0.1 * i, 1.8, 2.0) : List.of(0.1 * i, 2.0);
        send(
            tracker,
            Call.of().with("action", "move").with("pos", pos).with("n", i < 50 ? i : i + 3));
        if (i % 30 == 0) {
          send(tracker, Call.of().with("action", "ping").with("pos", pos).with("n", i));
          send(tracker, Call.of("start", i));
        }
        byte[] json =
            "{\"gaze\": [%d, 2], \"trial\": 3}".formatted(i).getBytes(StandardCharsets.UTF_8);
        send(eyes, json);
      }
    }
    WindowHarness.await("all", () -> harness.session.capture().last() == 186);
  }

  private void send(DatagramSocket from, Call call) throws Exception {
    send(from, Envelope.auto().encode(call, 4));
  }

  private void send(DatagramSocket from, byte[] bytes) throws Exception {
    from.send(
        new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), harness.port()));
  }

  private TableView<?> table() {
    return harness.find("streams-table");
  }

  private void showStreams() throws Exception {
    lab();
    harness.robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    WindowHarness.await("4 streams", () -> harness.label("streams-status").equals("4 streams"));
    WindowHarness.await("all counted", () -> cell("COUNT", "move").equals("90"));
  }

  /** The text of a column in the row whose messages contain a text. */
  private String cell(String column, String messages) {
    return WindowHarness.fx(() ->
        table().getItems().stream()
            .map(StreamsPaneTest::row)
            .filter(row -> StreamColumn.MESSAGES.text(row).contains(messages))
            .findFirst()
            .map(row -> StreamColumn.valueOf(column).text(row))
            .orElse(""));
  }

  private static StreamRow row(Object item) {
    return (StreamRow) ((ObjectProperty<?>) item).get();
  }

  private String filter() {
    return harness.<TextField>find("filter").getText();
  }

  private Optional<Node> link(String text) {
    return harness.robot.lookup(".stream-link").queryAll().stream()
        .filter(node -> node.isVisible() && ((Labeled) node).getText().contains(text))
        .findFirst();
  }

  private Node awaitLink(String text) {
    WindowHarness.await(text, () -> link(text).isPresent());
    return WindowHarness.fx(() -> link(text).orElseThrow());
  }

  @Test
  void aClickOnAStreamFiltersTheTableForIt() throws Exception {
    showStreams();
    assertTrue(cell("ODD", "move").contains("n: 3 missing"), cell("ODD", "move"));
    harness.robot.clickOn(awaitLink("json"), MouseButton.PRIMARY);
    WindowHarness.await("90 messages", () -> harness.label("filter-count").startsWith("90 "));
    assertTrue(harness.table().isFocusWithin());
    assertTrue(filter().contains("format == 'json'"), filter());
  }

  @Tag("slow")
  @Test
  void aStreamIsChosenByKeysAndStaysSelectedInAnotherOrder() throws Exception {
    showStreams();
    harness.robot.push(KeyCode.DOWN);
    harness.robot.push(KeyCode.DOWN);
    WindowHarness.await("a row", () -> table().getSelectionModel().getSelectedIndex() > 0);
    var selected = row(table().getSelectionModel().getSelectedItem());
    WindowHarness.await("its newest message", () -> harness.lead() == selected.lastNumber());
    WindowHarness.fx(() -> {
      var count = table().getColumns().get(StreamColumn.COUNT.ordinal());
      count.setSortType(TableColumn.SortType.DESCENDING);
      sortBy(table(), count);
    });
    WindowHarness.await(
        "the same stream",
        () -> {
          Object now = table().getSelectionModel().getSelectedItem();
          return now != null && row(now).key().equals(selected.key());
        });
    assertEquals(90, row(table().getItems().getFirst()).count());
    harness.robot.push(KeyCode.ENTER);
    WindowHarness.await("filtered", () -> !filter().isEmpty() && harness.table().isFocusWithin());
  }

  private static <T> void sortBy(TableView<T> table, TableColumn<?, ?> column) {
    table.getColumns().stream()
        .filter(one -> one == column)
        .forEach(one -> table.getSortOrder().setAll(List.of(one)));
  }

  @Test
  void theNumbersOfAStreamArePlotted() throws Exception {
    showStreams();
    WindowHarness.fx(() -> table().getSelectionModel().select(rowOf("json")));
    harness.robot.push(KeyCode.P);
    WindowHarness.await("plotted", () -> harness.robot.lookup("#plot").tryQuery().isPresent());
    WindowHarness.await(
        "two values: gaze, trial",
        () -> harness.robot.lookup("#plot .plot-chip").queryAll().size() >= 2);
  }

  @Test
  @Tag("slow")
  void pictures() throws Exception {
    showStreams();
    shot("streams");
  }

  private int rowOf(String messages) {
    return table().getItems().stream()
        .map(StreamsPaneTest::row)
        .map(StreamColumn.MESSAGES::text)
        .toList()
        .indexOf(
            table().getItems().stream()
                .map(StreamsPaneTest::row)
                .map(StreamColumn.MESSAGES::text)
                .filter(text -> text.contains(messages))
                .findFirst()
                .orElseThrow());
  }

  @Tag("slow")
  @Test
  void streamsAreToldApartByAnExpression() throws Exception {
    showStreams();
    var by = harness.<TextField>find("streams-by");
    WindowHarness.fx(() -> by.setText("trial("));
    WindowHarness.await("mistake", () -> !harness.label("streams-mistake").isEmpty());
    WindowHarness.fx(() -> by.setText("n % 2"));
    WindowHarness.await(
        "two values",
        () -> harness.label("streams-status").equals("2 streams · 93 messages have no such value"));
    WindowHarness.fx(() -> by.setText(""));
    WindowHarness.await("as before", () -> harness.label("streams-status").equals("4 streams"));
  }

  @Test
  void aClickInTheTreeFiltersAndAnotherTakesTheFilterAway() throws Exception {
    lab();
    WindowHarness.await("6 entries", () -> tree().getExpandedItemCount() == 6);
    awaitEntry("json gaze trial"); // its cell is filled with the next frame
    harness.robot.clickOn(entry("json gaze trial"));
    WindowHarness.await("90 messages", () -> harness.label("filter-count").startsWith("90 "));
    assertEquals(6, tree().getExpandedItemCount());
    harness.robot.clickOn(entry("json gaze trial"));
    WindowHarness.await("all", () -> filter().isEmpty());
    awaitEntry("127.0.0.2");
    harness.robot.clickOn(entry("127.0.0.2"));
    WindowHarness.await("96 messages", () -> harness.label("filter-count").startsWith("96 "));
  }

  @Tag("slow")
  @Test
  void aSenderIsNamedByTheMenuOfTheTreeAndOfTheTable() throws Exception {
    lab();
    awaitEntry("127.0.0.2");
    harness.robot.clickOn(entry("127.0.0.2"), MouseButton.SECONDARY);
    name("left tracker");
    awaitEntry("left tracker");
    harness.robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    WindowHarness.await("a line", () -> !cells().isEmpty());
    harness.robot.clickOn(place(() -> cells().stream()), MouseButton.SECONDARY);
    name("right tracker");
    awaitEntry("right tracker");
  }

  /** Forged addresses cost a sender nothing. */
  @Test
  void tooManySendersAreNotAllInTheTreeButInTheTable() throws Exception {
    LoopbackAddresses.assumeMany();
    int count = StreamTree.MOST + 100;
    for (int i = 0; i < count; i++) {
      var address = InetAddress.getByName("127.0.%d.%d".formatted(1 + i / 200, 1 + i % 200));
      try (var sender = new DatagramSocket(0, address)) {
        send(sender, Call.of("hello"));
      }
    }
    WindowHarness.await(
        "not all", () -> harness.label("stream-tree-title").equals("Streams (not all)"));
    WindowHarness.await(
        "where all are",
        () ->
            "The tab Streams shows all 1,100 streams"
                .equals(harness.<Label>find("stream-tree-title").getAccessibleHelp()));
    assertEquals(StreamTree.MOST, tree().getRoot().getChildren().size());
    harness.robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    WindowHarness.await("all", () -> harness.label("streams-status").equals("1,100 streams"));
    WindowHarness.await("all rows", () -> table().getItems().size() == count);
  }

  private void name(String name) {
    WindowHarness.await("the menu", () -> isShown("#stream-name-address"));
    harness.robot.clickOn("#stream-name-address");
    WindowHarness.await("the question", () -> isShown("#address-name"));
    WindowHarness.fx(() -> harness.<TextField>find("address-name").setText(name));
    harness.robot.type(KeyCode.ENTER);
  }

  private boolean isShown(String query) {
    return harness.robot.lookup(query).tryQuery().isPresent();
  }

  private List<Node> cells() {
    return harness.robot.lookup("#streams-table .table-cell").queryAll().stream()
        .filter(cell -> cell.isVisible() && cell instanceof StreamCell text && !text.isEmpty())
        .toList();
  }

  private void awaitEntry(String text) {
    WindowHarness.await(text, () -> entries(text).findFirst().isPresent());
  }

  private TreeView<?> tree() {
    return harness.find("stream-tree");
  }

  private Bounds entry(String text) {
    return place(() -> entries(text));
  }

  /** Returns the place of the first node; the node itself may belong to no line any more soon. */
  private static Bounds place(Supplier<Stream<Node>> nodes) {
    return WindowHarness.fx(() -> {
      Node node = nodes.get().findFirst().orElseThrow();
      return node.localToScreen(node.getBoundsInLocal());
    });
  }

  private Stream<Node> entries(String text) {
    return harness.robot.lookup("#stream-tree .tree-cell").queryAll().stream()
        .filter(cell ->
            cell.lookupAll(".label").stream()
                .anyMatch(label -> ((Labeled) label).getText().contains(text)));
  }
}
