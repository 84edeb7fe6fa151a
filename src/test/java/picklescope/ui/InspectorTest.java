package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.event.Envelope;
import picklescope.net.FreePorts;
import picklescope.net.Network;
import picklescope.pickle.PickleWriter;
import picklescope.python.Source;
import picklescope.session.Session;
import picklescope.ui.inspect.InspectorViews;
import picklescope.ui.text.CodeView;

/** The inspector in the window: its linked views, with mouse and keyboard. */
@ExtendWith(ApplicationExtension.class)
class InspectorTest {
  private WindowHarness harness;
  private Network network;
  private int port;

  @Start
  void start(Stage stage) throws Exception {
    port = FreePorts.next();
    var session = new Session();
    session.ports().add(port);
    network = Network.to("localhost", port);
    harness = new WindowHarness(stage, session);
  }

  @AfterEach
  void close() {
    network.close();
    harness.close();
  }

  private void send(byte[] payload) throws Exception {
    long before = harness.session.capture().last();
    network.sendRaw(payload);
    WindowHarness.await("received", () -> harness.session.capture().last() > before);
  }

  private void sendCall(String call) throws Exception {
    send(Envelope.auto().encode(Source.call(call), 4));
  }

  private void select(long number) {
    WindowHarness.await(
        "row " + number,
        () -> harness.table().shownRows().stream().anyMatch(row -> row.number() == number));
    WindowHarness.fx(() -> harness.table().goTo(number));
    WindowHarness.await(
        "its detail",
        () ->
            harness.robot.lookup("#detail-change").tryQuery().isPresent()
                && label("detail-facts").startsWith("#" + number + " "));
  }

  private String label(String id) {
    return harness.<Labeled>find(id).getText();
  }

  private void press(String id) {
    WindowHarness.fx(() -> harness.<ButtonBase>find(id).fire());
  }

  private String current(String id) {
    return WindowHarness.fx(() -> InspectorViews.current(harness.find(id)));
  }

  private String text(String id) {
    return WindowHarness.fx(() -> harness.<CodeView>find(id).text());
  }

  private void awaitText(String id, Predicate<String> said) {
    WindowHarness.await(id, () -> said.test(harness.<CodeView>find(id).text()));
  }

  private static String clipboard() {
    return WindowHarness.fx(() -> Clipboard.getSystemClipboard().getString());
  }

  @Test
  void aValueAndItsBytesAndOpcodesAreLinked() throws Exception {
    sendCall("send(5, 'hello', [1, 2, 3], foo=78)");
    select(1);
    WindowHarness.fx(() -> harness.find("detail-value").requestFocus());
    harness.robot.push(KeyCode.HOME).push(KeyCode.RIGHT).push(KeyCode.DOWN).push(KeyCode.DOWN);
    assertEquals("[1] = 'hello'  str", current("detail-value"));
    String lit = WindowHarness.fx(() -> InspectorViews.lit(harness.find("detail-bytes")));
    int from = Integer.parseInt(lit.split("-")[0]);
    byte[] payload = harness.session.capture().get(1).payload();
    assertEquals("hello", new String(payload, from + 2, 5, StandardCharsets.US_ASCII));
    press("tab-opcodes");
    assertTrue(current("detail-opcodes").contains("SHORT_BINUNICODE 'hello'"));
    harness.robot.push(KeyCode.CONTROL, KeyCode.C);
    assertEquals("'hello'", clipboard());

    WindowHarness.fx(() -> InspectorViews.move(harness.find("detail-opcodes"), 0));
    WindowHarness.fx(() -> harness.find("detail-opcodes").requestFocus());
    while (!current("detail-opcodes").contains("BININT1 78")) {
      harness.robot.push(KeyCode.DOWN);
    }
    assertEquals("e.foo = 78  int", current("detail-value"));

    press("tab-bytes");
    WindowHarness.fx(() -> harness.<TextField>find("find-bytes").setText("hello"));
    WindowHarness.fx(() -> harness.find("find-bytes").requestFocus());
    harness.robot.push(KeyCode.ENTER);
    assertEquals("[1] = 'hello'  str", current("detail-value"));
    WindowHarness.fx(() -> harness.find("detail-bytes").requestFocus());
    harness.robot.push(KeyCode.CONTROL, KeyCode.C);
    assertEquals("68 65 6c 6c 6f", clipboard());
    WindowHarness.fx(() -> harness.find("detail-bytes").requestFocus());
    harness.robot.push(KeyCode.END).push(KeyCode.LEFT);
    assertFalse(label("detail-range").isEmpty());
  }

  @Test
  void theCallbacksViewWarns() throws Exception {
    send(PickleWriter.write(Source.literal("((1,), {'port': 5, 'a b': os.system})"), 4));
    select(1);
    press("tab-callback");
    String text = text("detail-callback");
    assertTrue(text.contains("hides e.port"), text);
    assertTrue(text.contains("no identifier"), text);
    assertTrue(text.contains("Dangerous: it names os.system"), text);
    assertTrue(text.contains("    (arg0,) = e.data"), text);
    assertTrue(text.contains("getattr(e, 'a b')"), text);
  }

  @Test
  void aBrokenPickleShowsWhereAndWhatWasRead() throws Exception {
    byte[] whole = Envelope.auto().encode(Source.call("send('hello', 12345678)"), 2);
    send(java.util.Arrays.copyOf(whole, 16));
    select(1);
    press("tab-opcodes");
    assertTrue(harness.inspector("detail-value").contains("'hello'"));
    assertTrue(
        current("detail-opcodes").contains("bytes") || current("detail-opcodes").contains("ends"),
        current("detail-opcodes"));
  }

  @Test
  void rawBytesAreReadAsWished() throws Exception {
    send("{\"a\": [1, 2.50]}".getBytes(StandardCharsets.UTF_8));
    select(1);
    press("tab-raw");
    ComboBox<Object> readings = harness.find("raw-reading");
    WindowHarness.fx(() ->
        readings.setValue(
            readings.getItems().stream()
                .filter(one -> one.toString().equals("guess: JSON"))
                .findFirst()
                .orElseThrow()));
    awaitText("raw-text", text -> text.contains("    2.50\n"));
    assertTrue(label("raw-why").startsWith("a guess, because"));
    WindowHarness.fx(() -> harness.<TextField>find("raw-format").setText(">2s"));
    awaitText("raw-text", text -> text.startsWith("[0] b'{\"'"));
    WindowHarness.fx(() -> harness.<TextField>find("raw-format").setText("<y"));
    WindowHarness.await("the mistake", () -> label("raw-why").startsWith("at 2: "));
  }

  @Test
  void steppingSaysWhatDiffersAndTwoRowsAreCompared() throws Exception {
    sendCall("send(1, pos=[1, 2])");
    sendCall("send(1, pos=[1, 3])");
    select(2);
    assertEquals("1 differs from #1", label("detail-change"));
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.press(KeyCode.SHIFT).push(KeyCode.UP).release(KeyCode.SHIFT);
    awaitText("detail-compare", text -> text.contains("changed  e.pos[1]  2  →  3"));
    harness.robot.push(KeyCode.DOWN);
    WindowHarness.await("back", () -> harness.robot.lookup("#detail-value").tryQuery().isPresent());
  }

  @Test
  void anEnvelopeIsPreviewedAndAppliedAtOnce() throws Exception {
    send(PickleWriter.write(Source.literal("('Vizard', (5, 6), {'foo': 78})"), 4));
    select(1);
    assertEquals("bare", label("detail-kind"));
    press("detail-envelope");
    WindowHarness.fx(() -> harness.<ComboBox<String>>find("envelope-kind").setValue("custom"));
    WindowHarness.fx(() -> harness.<TextField>find("envelope-data").setText("p[1]"));
    WindowHarness.fx(() -> harness.<TextField>find("envelope-attributes").setText("p[9]"));
    WindowHarness.await("the misfit", () -> label("envelope-outcome").contains("p[9]"));
    WindowHarness.fx(() -> harness.<TextField>find("envelope-attributes").setText("p[2]"));
    WindowHarness.await("the preview", () -> label("envelope-outcome").contains("foo=78"));
    press("envelope-use");
    WindowHarness.await("a call", () -> label("detail-kind").equals("network event"));
    WindowHarness.await(
        "the row",
        () ->
            harness.table().shownRows().stream()
                .anyMatch(row -> harness.texts(row, "data").equals(List.of("5, 6"))));
    assertTrue(harness.inspector("detail-value").contains("e.foo = 78"));
    assertEquals("custom data=p[1], attributes=p[2]", harness.session.envelope(port).text());
  }

  @Test
  void keysGoFromPaneToPane() throws Exception {
    sendCall("send(1)");
    select(1);
    WindowHarness.fx(() -> harness.table().requestFocus());
    harness.robot.push(KeyCode.F6);
    WindowHarness.await("the value", () -> harness.find("detail-value").isFocused());
    harness.robot.push(KeyCode.F6);
    WindowHarness.await("the bytes", () -> harness.find("detail-bytes").isFocused());
    harness.robot.press(KeyCode.SHIFT).push(KeyCode.F6).release(KeyCode.SHIFT);
    WindowHarness.await("the value", () -> harness.find("detail-value").isFocused());
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
    sendCall("send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'], pos=(1.5, 2.5, -0.25))");
    sendCall("send(5, 'hello', [1, 2, 4], foo=79, bar=['more', 'data'], pos=(1.5, 2.5, -0.25))");
    select(3);
    WindowHarness.fx(() -> InspectorViews.move(harness.find("detail-value"), 0));
    harness.robot.push(KeyCode.RIGHT).push(KeyCode.DOWN).push(KeyCode.DOWN);
    for (Theme theme : Theme.values()) {
      WindowHarness.fx(() -> harness.window.setTheme(theme));
      for (String tab : List.of("tab-bytes", "tab-opcodes", "tab-callback", "tab-value")) {
        press(tab);
        WindowHarness.awaitFrames(6);
        var image = WindowHarness.fx(() -> harness.stage.getScene().snapshot(null));
        String file = "%s-%s-%s.png".formatted(name, tab, theme.name().toLowerCase(Locale.ROOT));
        Png.write(image, java.nio.file.Path.of("target", "screenshots", file));
      }
    }
  }
}
