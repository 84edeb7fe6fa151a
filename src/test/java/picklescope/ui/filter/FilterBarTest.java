package picklescope.ui.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javafx.scene.control.TextInputControl;
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

/** The filter over the table: datagram number n has n bytes. */
@ExtendWith(ApplicationExtension.class)
class FilterBarTest {
  private WindowHarness harness;
  private int port;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
    port = harness.port();
  }

  @BeforeEach
  void send() throws Exception {
    sendSizes(1, 60);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private void sendSizes(int from, int to) throws Exception {
    Python.run(
        """
        import socket, time
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for n in range(%d, %d + 1):
            s.sendto(b'x' * n, ('127.0.0.1', %d))
        """
            .formatted(from, to, port));
    WindowHarness.await("all of them", () -> harness.session.capture().last() == to);
  }

  @Test
  void showsWhatMatchesAndWhatComesLater() throws Exception {
    filter("size > 55");
    awaitNumbers(56, 60);
    sendSizes(61, 62);
    awaitNumbers(56, 62);
    WindowHarness.await("the count", () -> harness.label("filter-count").equals("7 of 62"));
    assertEquals("✓", harness.label("filter-mark"));
    harness.robot.clickOn("#filter").push(KeyCode.ESCAPE);
    WindowHarness.await(
        "everything", () -> harness.numbers().size() > 7 && harness.numbers().getLast() == 62);
    assertEquals("", harness.label("filter-mark"));
  }

  @Test
  void theOneBeforeStaysInForceUntilTheNewOneIsValid() {
    filter("size > 55");
    awaitNumbers(56, 60);
    filter("size > ");
    WindowHarness.await("the mistake", () -> harness.find("filter-mistake").isVisible());
    assertEquals("✕", harness.label("filter-mark"));
    assertTrue(
        harness.label("filter-mistake").stripLeading().startsWith("▲"),
        harness.label("filter-mistake"));
    assertEquals(
        LongStream.rangeClosed(56, 60).boxed().toList(), WindowHarness.fx(harness::numbers));
    filter("size > 58");
    awaitNumbers(59, 60);
    assertFalse(harness.find("filter-mistake").isVisible());
  }

  @Tag("slow")
  @Test
  void aNameThatCannotBeAnythingIsPointedOut() {
    filter("sender == lab-2");
    WindowHarness.await("a doubt", () -> harness.label("filter-mark").equals("?"));
    assertTrue(
        harness.label("filter-mistake").contains("did you mean 'lab-2'?"),
        harness.label("filter-mistake"));
    filter("size > 58");
    awaitNumbers(59, 60);
    WindowHarness.await("no doubt", () -> harness.label("filter-mark").equals("✓"));
    assertFalse(harness.find("filter-mistake").isVisible());
    filter("sise > 58");
    WindowHarness.await("a doubt", () -> harness.label("filter-mark").equals("?"));
  }

  @Test
  void theSelectedRowStaysSelectedIfItMatches() {
    WindowHarness.fx(() -> harness.table().model().goTo(57));
    filter("size > 55");
    awaitNumbers(56, 60);
    WindowHarness.await( // the rows may be drawn a frame before
        "row 57 selected", () -> harness.table().model().leadNumber().equals(OptionalLong.of(57)));
    filter("size > 58");
    awaitNumbers(59, 60);
    assertEquals(
        OptionalLong.empty(), WindowHarness.fx(() -> harness.table().model().leadNumber()));
    WindowHarness.await(
        "hidden", () -> harness.label("detail-no-row").equals("hidden by the filter"));
    assertTrue(harness.label("detail-facts").startsWith("#57 "), "it is displayed all the same");
    filter("size > 56");
    awaitNumbers(57, 60);
    WindowHarness.await(
        "selected again", () -> harness.table().model().leadNumber().equals(OptionalLong.of(57)));
    WindowHarness.await("not hidden", () -> !harness.find("detail-no-row").isVisible());
  }

  @Tag("slow")
  @Test
  void theInspectorOfAHiddenRowIsClosedByEscape() {
    WindowHarness.fx(() -> harness.table().model().goTo(57));
    filter("size < 50"); // no later row matches, so the filter never comes to it
    WindowHarness.await("rows", () -> harness.numbers().contains(49L));
    WindowHarness.await("hidden", () -> harness.find("detail-no-row").isVisible());
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("closed", () -> !harness.find("detail").getParent().isVisible());
    filter("size > 55");
    awaitNumbers(56, 60);
    assertEquals(
        OptionalLong.empty(), WindowHarness.fx(() -> harness.table().model().leadNumber()));
  }

  @Tag("slow")
  @Test
  void theBarShowsWhetherItIsWordsOrAnExpression() {
    filter("size & 4 and size > 55");
    awaitNumbers(60, 60);
    assertEquals("expression", harness.label("filter-kind"));
    filter("'xxx'");
    WindowHarness.await("words", () -> harness.label("filter-kind").equals("words"));
    filter("size > ");
    WindowHarness.await("the mistake", () -> harness.find("filter-mistake").isVisible());
    assertEquals("", harness.label("filter-kind"));
  }

  @Tag("slow")
  @Test
  void noMatchIsReported() {
    filter("size > 1000");
    WindowHarness.await("the words", () -> harness.find("no-match").isVisible());
    WindowHarness.await("the count", () -> harness.label("filter-count").equals("0 of 60"));
  }

  @Tag("slow")
  @Test
  void controlFAndHistory() {
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
    harness.robot.write("size > 50").push(KeyCode.ENTER);
    awaitNumbers(51, 60);
    filter("size > 59");
    harness.robot.push(KeyCode.ENTER);
    awaitNumbers(60, 60);
    harness.robot.push(KeyCode.UP);
    awaitNumbers(51, 60);
  }

  @Test
  void enterAgainAndDownGoToTheRows() {
    harness
        .robot
        .push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F)
        .write("size > 55")
        .push(KeyCode.ENTER);
    awaitNumbers(56, 60);
    assertTrue(harness.find("filter").isFocused());
    harness.robot.push(KeyCode.ENTER);
    WindowHarness.await("the table", () -> harness.find("events").isFocused());
    assertEquals(OptionalLong.of(56), WindowHarness.fx(() -> harness.table().model().leadNumber()));
    harness
        .robot
        .push(KeyCode.DOWN)
        .push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F)
        .push(KeyCode.DOWN);
    WindowHarness.await("the table", () -> harness.find("events").isFocused());
    assertEquals(OptionalLong.of(57), WindowHarness.fx(() -> harness.table().model().leadNumber()));
  }

  private void filter(String text) {
    WindowHarness.fx(() -> {
      harness.find("filter").requestFocus();
      harness.<TextInputControl>find("filter").setText(text);
    });
  }

  private void awaitNumbers(long first, long last) {
    var wanted = LongStream.rangeClosed(first, last).boxed().toList();
    WindowHarness.await(
        first + " to " + last,
        () -> harness.numbers().equals(wanted.subList(from(wanted), wanted.size())));
  }

  /** Of more rows than fit, the last are shown. */
  private int from(List<Long> wanted) {
    return Math.max(0, wanted.size() - Math.max(1, harness.numbers().size()));
  }

  @Tag("slow")
  @Test
  void saysHowManyCannotBeDecided() {
    filter("'x' * (size * 10**4) != ''");
    awaitNumbers(1, 20);
    WindowHarness.await(
        "the count", () -> harness.label("filter-count").equals("20 of 60 · 40 undecided"));
  }
}
