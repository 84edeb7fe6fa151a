package picklescope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
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
import picklescope.python.Call;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyValue;
import picklescope.session.Session;
import picklescope.ui.CaptureMaker;
import picklescope.ui.WindowHarness;

/**
 * Sorting and filtering that take their time say how far they are, can be cancelled, and leave the
 * window as it was: each message is some bytes that say a text of 400,000 characters.
 */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class SlowRowsTest {
  private static final int MESSAGES = 4_000;

  @TempDir private Path folder;
  private WindowHarness harness;

  @Start
  void start(Stage stage) {
    harness = new WindowHarness(stage, new Session());
  }

  @BeforeEach
  void open() throws Exception {
    PyValue text = PyList.of();
    PyValue many = shared(shared(shared(text, 50), 50), 50);
    var file =
        CaptureMaker.write(
            folder.resolve("slow.pcapng"),
            MESSAGES,
            n -> CaptureMaker.payload(Call.of(PyInt.of(MESSAGES - n), many)),
            n -> n * 1_000_000L);
    harness.open(file, MESSAGES);
    WindowHarness.fx(() -> harness.table().columns().add("text"));
  }

  private static PyValue shared(PyValue value, int times) {
    var list = PyList.of();
    for (int i = 0; i < times; i++) {
      list.add(value);
    }
    return list;
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void sortingShowsItsProgressAndIsCancelled() {
    for (Runnable cancel :
        List.<Runnable>of(
            () -> harness.robot.clickOn("#job-cancel"), () -> harness.robot.push(KeyCode.ESCAPE))) {
      sortByText();
      WindowHarness.await(
          "how far it is",
          () ->
              harness.isVisible("job-strip")
                  && harness.label("job-title").matches("Sorting [1-9][0-9]? %"));
      assertEquals(1, first(), "the rows stay until the sorted ones are there");
      WindowHarness.fx(() -> harness.table().model().goTo(50));
      assertEquals(50, harness.lead(), "the window answers meanwhile");
      WindowHarness.fx(() -> harness.table().requestFocus());
      cancel.run();
      WindowHarness.await("no more of it", () -> !harness.isVisible("job-strip"));
      WindowHarness.fx(() -> harness.table().model().goTo(1));
      WindowHarness.await("as they came", () -> first() == 1);
      assertEquals(MESSAGES, WindowHarness.fx(() -> harness.table().model().order().size()));
    }
  }

  @Test
  void aFilterShowsItsFirstMatchesAtOnceAndGivesWayToTheNext() {
    filter("'[]' in text");
    WindowHarness.await(
        "some and how far it is",
        () ->
            harness.label("filter-count").matches("[1-9][0-9,]* of 4,000 · [0-9]+ %")
                && !harness.table().model().frame().rows().isEmpty());
    assertEquals(1, first());
    filter("number > 3998");
    WindowHarness.await(
        "the next filter's", () -> harness.numbers().equals(List.of(3_999L, 4_000L)));
    WindowHarness.await("all looked at", () -> harness.label("filter-count").equals("2 of 4,000"));
    assertEquals(
        LongStream.rangeClosed(3_999, 4_000).boxed().toList(),
        WindowHarness.fx(() -> {
          var order = harness.table().model().order();
          return LongStream.range(order.begin(), order.end()).mapToObj(order::numberAt).toList();
        }));
  }

  private void filter(String text) {
    WindowHarness.fx(() -> harness.<TextInputControl>find("filter").setText(text));
  }

  private long first() {
    return WindowHarness.fx(() ->
        harness.table().model().frame().rows().isEmpty()
            ? 0
            : harness.table().model().frame().rows().getFirst().number());
  }

  private void sortByText() {
    sortBy("text");
  }

  /** By keyboard, as the heading does it. */
  private void sortBy(String column) {
    WindowHarness.fx(() -> harness.table().columns().add(column));
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.S);
    String item = "sort-" + column;
    WindowHarness.await("the menu", () -> !items(item).isEmpty());
    for (int i = 0; i < 40 && !WindowHarness.fx(() -> items(item).getFirst().isFocused()); i++) {
      harness.robot.push(KeyCode.DOWN);
    }
    harness.robot.push(KeyCode.ENTER);
  }

  private List<Node> items(String id) {
    return List.copyOf(harness.robot.lookup((Node node) -> id.equals(node.getId())).queryAll());
  }
}
