package picklescope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.event.Envelope;
import picklescope.pickle.PickleWriter;
import picklescope.python.eval.Constants;
import picklescope.ui.Png;
import picklescope.ui.Theme;
import picklescope.ui.WindowHarness;

/** The inspector in the window: its linked views, with mouse and keyboard. */
class InspectorTest extends InspectorWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  @Test
  void aValueAndItsBytesAndOpcodesAreLinked() throws Exception {
    inspector.sendCall("send(5, 'hello', [1, 2, 3], foo=78)");
    inspector.select(1);
    WindowHarness.fx(() -> harness.find("detail-value").requestFocus());
    harness.robot.push(KeyCode.HOME).push(KeyCode.RIGHT).push(KeyCode.DOWN).push(KeyCode.DOWN);
    assertEquals("[1] = 'hello'  str", inspector.current("detail-value"));
    String lit = WindowHarness.fx(() -> InspectorViews.lit(harness.find("detail-bytes")));
    int from = Integer.parseInt(lit.split("-")[0]);
    byte[] payload = harness.session.capture().get(1).payload();
    assertEquals("hello", new String(payload, from + 2, 5, StandardCharsets.US_ASCII));
    inspector.press("tab-opcodes");
    assertTrue(inspector.current("detail-opcodes").contains("SHORT_BINUNICODE 'hello'"));
    harness.robot.push(KeyCode.CONTROL, KeyCode.C);
    assertEquals("'hello'", InspectorRobot.clipboard());

    WindowHarness.fx(() -> InspectorViews.move(harness.find("detail-opcodes"), 0));
    WindowHarness.fx(() -> harness.find("detail-opcodes").requestFocus());
    while (!inspector.current("detail-opcodes").contains("BININT1 78")) {
      harness.robot.push(KeyCode.DOWN);
    }
    assertEquals("e.foo = 78  int", inspector.current("detail-value"));

    inspector.press("tab-bytes");
    WindowHarness.fx(() -> harness.<TextField>find("find-bytes").setText("hello"));
    WindowHarness.fx(() -> harness.find("find-bytes").requestFocus());
    harness.robot.push(KeyCode.ENTER);
    assertEquals("[1] = 'hello'  str", inspector.current("detail-value"));
    WindowHarness.fx(() -> harness.find("detail-bytes").requestFocus());
    harness.robot.push(KeyCode.CONTROL, KeyCode.C);
    assertEquals("68 65 6c 6c 6f", InspectorRobot.clipboard());
    WindowHarness.fx(() -> harness.find("detail-bytes").requestFocus());
    harness.robot.push(KeyCode.END).push(KeyCode.LEFT);
    assertFalse(inspector.label("detail-range").isEmpty());
    inspector.pushWith(KeyCode.SHIFT, KeyCode.LEFT);

    String bytes = inspector.lit();
    String range = inspector.label("detail-range");
    harness.session.senderNames().setAliases(Map.of("127.0.0.1", "LAB-9"));
    WindowHarness.await("the name", () -> inspector.label("detail-facts").contains("LAB-9"));
    assertEquals(bytes, inspector.lit(), "a name that comes later changes no selection");
    assertEquals(range, inspector.label("detail-range"));
  }

  @Test
  void theCallbacksViewWarns() throws Exception {
    inspector.send(PickleWriter.write(Constants.value("((1,), {'port': 5, 'a b': os.system})"), 4));
    inspector.select(1);
    inspector.press("tab-callback");
    String text = inspector.text("detail-callback");
    assertTrue(text.contains("hides e.port"), text);
    assertTrue(text.contains("is not an identifier"), text);
    assertTrue(text.contains("Dangerous: runs code: os.system"), text);
    assertTrue(text.contains("    (arg0,) = e.data"), text);
    assertTrue(text.contains("getattr(e, 'a b')"), text);
  }

  @Test
  void aBrokenPickleShowsWhereAndWhatWasRead() throws Exception {
    byte[] whole = Envelope.auto().encode(Constants.call("send('hello', 12345678)"), 2);
    inspector.send(java.util.Arrays.copyOf(whole, 16));
    inspector.select(1);
    inspector.press("tab-opcodes");
    assertTrue(harness.inspector("detail-value").contains("'hello'"));
    assertTrue(
        inspector.current("detail-opcodes").contains("bytes")
            || inspector.current("detail-opcodes").contains("ends"),
        inspector.current("detail-opcodes"));
  }

  @Tag("slow")
  @Test
  void rawBytesAreReadInTheChosenForm() throws Exception {
    inspector.send("{\"a\": [1, 2.50]}".getBytes(StandardCharsets.UTF_8));
    inspector.select(1);
    inspector.press("tab-raw");
    ComboBox<Object> readings = harness.find("raw-reading");
    WindowHarness.fx(() ->
        readings.setValue(
            readings.getItems().stream()
                .filter(one -> one.toString().equals("guess: text"))
                .findFirst()
                .orElseThrow()));
    inspector.awaitText("raw-text", text -> text.contains("[1, 2.50]"));
    assertTrue(inspector.label("raw-why").startsWith("a guess, because"));
    WindowHarness.fx(() -> harness.<TextField>find("raw-format").setText(">2s"));
    inspector.awaitText("raw-text", text -> text.startsWith("[0] b'{\"'"));
    WindowHarness.fx(() -> harness.<TextField>find("raw-format").setText("<y"));
    WindowHarness.await("the mistake", () -> inspector.label("raw-why").startsWith("at 2: "));
  }

  @Test
  void steppingShowsWhatDiffersAndTwoRowsAreCompared() throws Exception {
    inspector.sendCall("send(1, pos=[1, 2])");
    inspector.sendCall("send(1, pos=[1, 3])");
    inspector.select(2);
    assertEquals("1 value differs from #1", inspector.label("detail-change"));
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.press(KeyCode.SHIFT).push(KeyCode.UP).release(KeyCode.SHIFT);
    inspector.awaitText("detail-compare", text -> text.contains("changed  e.pos[1]  2  →  3"));
    harness.robot.push(KeyCode.DOWN);
    WindowHarness.await("back", () -> harness.robot.lookup("#detail-value").tryQuery().isPresent());
  }

  @Test
  void anEnvelopeIsPreviewedAndAppliedAtOnce() throws Exception {
    inspector.send(PickleWriter.write(Constants.value("('Vizard', (5, 6), {'foo': 78})"), 4));
    inspector.select(1);
    assertEquals("bare", inspector.label("detail-kind"));
    Button envelope = harness.find("detail-envelope");
    assertFalse(envelope.isMnemonicParsing(), "the name of a format may have an underscore");
    inspector.press("detail-envelope");
    WindowHarness.fx(() -> harness.<ComboBox<String>>find("envelope-kind").setValue("custom"));
    WindowHarness.fx(() -> harness.<TextField>find("envelope-data").setText("p[1]"));
    WindowHarness.fx(() -> harness.<TextField>find("envelope-attributes").setText("p[9]"));
    WindowHarness.await("the misfit", () -> inspector.label("envelope-outcome").contains("p[9]"));
    WindowHarness.fx(() -> harness.<TextField>find("envelope-attributes").setText("p[2]"));
    WindowHarness.await(
        "the preview", () -> inspector.label("envelope-outcome").contains("foo=78"));
    inspector.press("envelope-use");
    WindowHarness.await("a call", () -> inspector.label("detail-kind").equals("network event"));
    WindowHarness.await(
        "the row",
        () ->
            harness.table().model().frame().rows().stream()
                .anyMatch(row -> harness.texts(row, "data").equals(List.of("5, 6"))));
    assertTrue(harness.inspector("detail-value").contains("e.foo = 78"));
    assertEquals(
        "custom data=p[1], attributes=p[2]",
        harness.session.envelopes().now().of(inspector.port).text());
  }

  @Tag("slow")
  @Test
  void keysGoFromPaneToPane() throws Exception {
    inspector.sendCall("send(1)");
    inspector.select(1);
    inspector.awaitStreams();
    WindowHarness.fx(() -> harness.table().requestFocus());
    var panes =
        List.of(
            "detail-value",
            "detail-bytes",
            "compose-text",
            "port-details-" + inspector.port,
            "stream-tree",
            "filter",
            "events");
    for (String pane : panes) {
      harness.robot.push(KeyCode.F6);
      WindowHarness.await(pane, () -> harness.find(pane).isFocused());
    }
    for (String pane : panes.reversed().subList(1, panes.size())) {
      inspector.pushWith(KeyCode.SHIFT, KeyCode.F6);
      WindowHarness.await(pane, () -> harness.find(pane).isFocused());
    }
    double small = harness.find("detail").getLayoutBounds().getHeight();
    harness.robot.push(KeyCode.F11);
    WindowHarness.await(
        "large", () -> harness.find("detail").getLayoutBounds().getHeight() > small * 1.5);
    harness.robot.push(KeyCode.F11);
    WindowHarness.await(
        "small", () -> harness.find("detail").getLayoutBounds().getHeight() < small * 1.2);
    shot("inspector");
  }

  /** Pictures to be looked at. */
  private void shot(String name) throws Exception {
    inspector.sendCall(
        "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'], pos=(1.5, 2.5, -0.25))");
    inspector.sendCall(
        "send(5, 'hello', [1, 2, 4], foo=79, bar=['more', 'data'], pos=(1.5, 2.5, -0.25))");
    inspector.select(3);
    WindowHarness.fx(() -> InspectorViews.move(harness.find("detail-value"), 0));
    harness.robot.push(KeyCode.RIGHT).push(KeyCode.DOWN).push(KeyCode.DOWN);
    for (Theme theme : Theme.values()) {
      harness.setTheme(theme);
      for (String tab : List.of("tab-bytes", "tab-opcodes", "tab-callback", "tab-value")) {
        inspector.press(tab);
        WindowHarness.awaitFrames(6);
        var image = WindowHarness.fx(() -> harness.stage.getScene().snapshot(null));
        String file = "%s-%s-%s.png".formatted(name, tab, theme.name().toLowerCase(Locale.ROOT));
        Png.write(image, java.nio.file.Path.of("target", "screenshots", file));
      }
    }
  }
}
