package picklescope.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.event.Envelope;
import picklescope.event.PortSender;
import picklescope.ui.WindowHarness;

/** Messages in a format such as JSON, in the inspector. */
class InspectorFormatTest extends InspectorWindow {
  private static final String TRIAL = "{\"trial\": 21, \"pos\": [0.5, -1]}";

  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private void select(String payload) throws Exception {
    inspector.send(payload.getBytes(UTF_8));
    inspector.select(harness.session.capture().last());
  }

  private void awaitKind(String kind) {
    WindowHarness.await(kind, () -> inspector.label("detail-kind").equals(kind));
  }

  private void choose() {
    inspector.press("detail-envelope");
    WindowHarness.await(
        "the list", () -> harness.robot.lookup("#envelope-kind").tryQuery().isPresent());
  }

  private void choose(String kind) {
    choose();
    WindowHarness.fx(() -> harness.<ComboBox<String>>find("envelope-kind").setValue(kind));
  }

  private void awaitOutcome(String part) {
    WindowHarness.await(part, () -> inspector.label("envelope-outcome").contains(part));
  }

  private Map<PortSender, Envelope> ofSenders() {
    return harness.session.envelopes().now().senders();
  }

  @Test
  void anEnvelopeIsChosenForOneSenderAndRemoved() throws Exception {
    select("{\"trial\": 21, \"rt");
    awaitKind("raw");
    choose("json");
    assertEquals("127.0.0.1 on port " + inspector.port, inspector.label("envelope-sender"));
    assertFalse(harness.find("envelope-remove").isVisible());
    awaitOutcome("JSON: trial=21\nJSON breaks off at byte ");
    inspector.press("envelope-sender");
    inspector.press("envelope-use");
    awaitKind("raw, JSON");
    var sender = PortSender.of(inspector.port + "@127.0.0.1").orElseThrow();
    assertEquals(Map.of(sender, Envelope.of("json")), ofSenders());
    assertEquals(Envelope.auto(), harness.session.envelopes().now().of(inspector.port));
    WindowHarness.await("the table", () -> harness.cell(1, "attributes").equals("trial=21"));
    assertEquals("json incomplete", harness.cell(1, "data").strip());
    assertEquals("1 warning", inspector.label("detail-warnings"));

    choose();
    WindowHarness.await("its own", () -> harness.find("envelope-remove").isVisible());
    inspector.press("envelope-remove");
    awaitKind("raw");
    assertEquals(Map.of(), ofSenders());
  }

  @Tag("slow")
  @Test
  void severalEnvelopesAreWrittenInOneField() throws Exception {
    select("[1, 2]");
    choose("several");
    WindowHarness.fx(() -> harness.<TextField>find("envelope-text").setText("call, jso"));
    awaitOutcome("at 7: expected ");
    assertTrue(harness.find("envelope-text").getStyleClass().contains("mistaken"));
    assertTrue(harness.find("envelope-use").isDisabled());
    WindowHarness.fx(() -> harness.<TextField>find("envelope-text").setText("call, json"));
    awaitOutcome("JSON: (1, 2)");
    inspector.press("envelope-use");
    awaitKind("raw, JSON");
    assertEquals("Envelope: several", inspector.label("detail-envelope"));
    choose();
    assertEquals("several", harness.<ComboBox<String>>find("envelope-kind").getValue());
    assertEquals("call, json", harness.<TextField>find("envelope-text").getText());
  }

  @Tag("slow")
  @Test
  void aKeyTakesARecognitionBackAndUndoesThat() throws Exception {
    select(TRIAL);
    awaitKind("raw, JSON, recognized");
    assertEquals("Not JSON  (Ctrl+J)", inspector.label("detail-recognition"));
    inspector.pushWith(KeyCode.CONTROL, KeyCode.J);
    awaitKind("raw");
    assertEquals(1, ofSenders().size());
    assertEquals("Recognize again  (Ctrl+J)", inspector.label("detail-recognition"));
    assertTrue(harness.find("recognition-undo").isVisible());
    inspector.press("recognition-undo");
    awaitKind("raw, JSON, recognized");
    assertEquals(Map.of(), ofSenders());
    inspector.press("detail-recognition");
    awaitKind("raw");
    inspector.pushWith(KeyCode.CONTROL, KeyCode.J);
    awaitKind("raw, JSON, recognized");
    assertEquals(Map.of(), ofSenders());
  }

  @Test
  void valuesAndBytesAreLinked() throws Exception {
    select(TRIAL);
    inspector.focus("detail-value");
    inspector.push(KeyCode.HOME, KeyCode.DOWN);
    assertEquals("e.raw_data recognized as JSON:", inspector.current("detail-value"));
    inspector.push(KeyCode.DOWN);
    assertEquals("trial = 21  int", inspector.current("detail-value"));
    assertEquals("10-12", inspector.lit());
    inspector.clickByte(TRIAL.indexOf("-1"));
    assertEquals("[1] = -1  int", inspector.current("detail-value"));
    assertEquals("pos[1]  int", inspector.label("detail-path"));
    inspector.press("tab-opcodes");
    WindowHarness.await(
        "why", () -> inspector.label("detail-no-opcodes").equals("Not a pickle: it is JSON."));
  }
}
