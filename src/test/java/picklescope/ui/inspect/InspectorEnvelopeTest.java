package picklescope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.event.Envelope;
import picklescope.pickle.PickleWriter;
import picklescope.python.eval.Constants;
import picklescope.ui.WindowHarness;

/** An envelope that is changed in the inspector, and what it makes of the payload. */
class InspectorEnvelopeTest extends InspectorWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private void sendPickle(String literal) throws Exception {
    inspector.send(PickleWriter.write(Constants.value(literal), 4));
  }

  private void write(String id, String text) {
    WindowHarness.fx(() -> harness.<TextField>find(id).setText(text));
  }

  private void open(String kind) {
    inspector.press("detail-envelope");
    WindowHarness.await(
        "the list", () -> harness.robot.lookup("#envelope-kind").tryQuery().isPresent());
    WindowHarness.fx(() -> harness.<ComboBox<String>>find("envelope-kind").setValue(kind));
  }

  @Test
  void anotherEnvelopeChangesFilterAndTableAtOnce() throws Exception {
    sendPickle("('Vizard', (1,), {'foo': 10})");
    sendPickle("('Vizard', (2,), {'foo': 78})");
    sendPickle("('Vizard', (3,), {'bar': 78})");
    inspector.select(2);
    write("filter", "foo > 50 or kind == 'bare'");
    WindowHarness.await("all", () -> harness.label("filter-count").equals("3 of 3"));
    open("custom");
    write("envelope-data", "p[1]");
    write("envelope-attributes", "p[2]");
    use();
    WindowHarness.await("the row", () -> harness.numbers().equals(List.of(2L)));
    WindowHarness.await("its call", () -> harness.cell(2, "data").equals("2"));
    assertEquals("foo=78", harness.cell(2, "attributes"));
    WindowHarness.await("the count", () -> harness.label("filter-count").equals("1 of 3"));
    WindowHarness.await("the inspector", () -> inspector.label("detail-kind").startsWith("net"));

    open("auto");
    use();
    WindowHarness.await("all again", () -> harness.numbers().equals(List.of(1L, 2L, 3L)));
    WindowHarness.await("bare", () -> inspector.label("detail-kind").equals("bare"));
  }

  @Test
  void theEnvelopeIsFoundAndUsedByAClick() throws Exception {
    sendPickle("['Vizard', 5, 'hello', {'foo': 78}]");
    inspector.select(1);
    inspector.press("detail-envelope");
    WindowHarness.await(
        "the popover", () -> harness.robot.lookup("#envelope-find").tryQuery().isPresent());
    inspector.press("envelope-find");
    WindowHarness.fx(() -> harness.<TextArea>find("envelope-sent").setText("net.send(5, 'hi')"));
    inspector.press("envelope-find-now");
    WindowHarness.await(
        "why not", () -> inspector.label("envelope-found").startsWith("This message has not all"));
    WindowHarness.fx(
        () -> harness.<TextArea>find("envelope-sent").setText("net.send(5, 'hello', foo=78)"));
    inspector.press("envelope-find-now");
    WindowHarness.await(
        "the envelope",
        () -> inspector.label("envelope-found").startsWith("The first gives exactly this"));
    WindowHarness.await("all of it", () -> isWithinItsWindow("envelope-find"));
    Button offered = harness.robot.lookup(".offered").<Button>queryAll().iterator().next();
    assertFalse(offered.isMnemonicParsing(), "an underscore is shown");
    WindowHarness.fx(offered::fire);
    WindowHarness.await("the call", () -> harness.cell(1, "data").equals("5, 'hello'"));
    assertEquals(
        "custom data=p[1:-1], attributes=p[-1], write=['Vizard', *args, kwargs]",
        harness.session.envelopes().now().of(inspector.port).text());
  }

  private boolean isWithinItsWindow(String id) {
    var node = harness.find(id);
    return harness.find("envelope-offered").getBoundsInLocal().getHeight() > 0
        && node.localToScene(node.getBoundsInLocal()).getMaxY() <= node.getScene().getHeight();
  }

  private void use() {
    WindowHarness.await("usable", () -> !harness.find("envelope-use").isDisabled());
    inspector.press("envelope-use");
  }

  @Test
  void mistakesNameTheirFieldAndWritingIsPreviewed() throws Exception {
    sendPickle("('Vizard', (5, 6), {'foo': 78})");
    inspector.select(1);
    open("custom");
    assertTrue(inspector.label("envelope-outcome").startsWith("Enter which part of p is the data"));
    write("envelope-data", "p[1]");
    write("envelope-attributes", "p[");
    WindowHarness.await(
        "the place", () -> inspector.label("envelope-outcome").startsWith("attributes, at 2: "));
    assertTrue(harness.find("envelope-attributes").getStyleClass().contains("mistaken"));
    write("envelope-attributes", "p[2]");
    write("envelope-write", "('Vizard', args, kwargs)");
    WindowHarness.await(
        "as it would be written",
        () ->
            inspector
                .label("envelope-outcome")
                .endsWith("Written: ('Vizard', (5, 6), {'foo': 78})"));
    open("skip");
    write("envelope-text", "x");
    assertTrue(harness.find("envelope-use").isDisabled());
    write("envelope-text", "3");
    WindowHarness.await(
        "why it is raw", () -> inspector.label("envelope-outcome").contains("raw, because: "));
    harness.robot.clickOn("#envelope-text").push(KeyCode.ENTER);
    WindowHarness.await("raw", () -> inspector.label("detail-kind").equals("raw"));
    assertEquals("skip 3", harness.session.envelopes().now().of(inspector.port).text());
  }

  @Tag("slow")
  @Test
  void computedValuesHighlightTheBytesTheyAreComputedFrom() throws Exception {
    harness
        .session
        .envelopes()
        .set(inspector.port, Envelope.of("custom data=p[1] + p[3], sender=p[0] + '-' + p[4]"));
    sendPickle("('VR', ('hello',), 0, ('there',), 'left')");
    inspector.select(1);
    byte[] payload = harness.session.capture().get(1).payload();
    String text = new String(payload, StandardCharsets.ISO_8859_1);
    inspector.focus("detail-value");
    inspector.push(KeyCode.HOME);
    assertEquals("e.sender = 'VR-left'  str", inspector.current("detail-value"));
    assertEquals("e.sender  str  7 chars  computed", inspector.label("detail-path"));
    int sender = text.indexOf("VR") - 2;
    int left = text.indexOf("left") - 2;
    assertEquals("%d-%d %d-%d".formatted(sender, sender + 5, left, left + 7), inspector.lit());
    assertEquals(
        "bytes 0x%04x–0x%04x and 0x%04x–0x%04x, 12".formatted(sender, sender + 4, left, left + 6),
        inspector.label("detail-range"));
    inspector.push(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN);
    assertEquals("[1] = 'there'  str", inspector.current("detail-value"));
    int there = text.indexOf("there") - 2;
    assertEquals("%d-%d".formatted(there, there + 8), inspector.lit());
    inspector.press("detail-offsets");
    WindowHarness.await(
        "decimal",
        () -> inspector.label("detail-range").equals("bytes %d–%d, 8".formatted(there, there + 7)));
    inspector.clickByte(there + 3);
    assertEquals("[1] = 'there'  str", inspector.current("detail-value"));
  }

  @Tag("slow")
  @Test
  void rawMessagesAreComparedByteByByte() throws Exception {
    inspector.send("0123456789 abc".getBytes(StandardCharsets.US_ASCII));
    inspector.send("0123X56789 abd".getBytes(StandardCharsets.US_ASCII));
    inspector.send("0123X56789 __abd".getBytes(StandardCharsets.US_ASCII));
    inspector.select(2);
    assertEquals("2 values differ from #1", inspector.label("detail-change"));
    WindowHarness.fx(() -> harness.table().requestFocus());
    inspector.pushWith(KeyCode.SHIFT, KeyCode.UP);
    inspector.awaitText(
        "detail-compare",
        text ->
            text.contains("#1 and #2: 2 differences")
                && text.contains("changed  e.raw_data[4:5]  b'4'  →  b'X'")
                && text.contains("changed  e.raw_data[13:14]  b'c'  →  b'd'"));
    inspector.select(3);
    WindowHarness.fx(() -> harness.table().requestFocus());
    inspector.pushWith(KeyCode.SHIFT, KeyCode.UP);
    inspector.awaitText(
        "detail-compare",
        text ->
            text.contains("#2 and #3: 1 difference\n")
                && text.contains("added    e.raw_data[11:13]  b'__'"));
  }
}
