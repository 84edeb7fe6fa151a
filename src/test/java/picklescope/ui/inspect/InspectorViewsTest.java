package picklescope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.corpus.Corpus;
import picklescope.event.Envelope;
import picklescope.pickle.PickleWriter;
import picklescope.python.eval.Constants;
import picklescope.settings.Settings;
import picklescope.ui.WindowHarness;

/** Each of the inspector's views by mouse and keyboard. */
class InspectorViewsTest extends InspectorWindow {
  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private List<String> lines(String id) {
    return harness.inspector(id).lines().map(String::strip).toList();
  }

  private void find(String field, String text) {
    WindowHarness.fx(() -> harness.<TextField>find(field).setText(text));
    inspector.focus(field);
    inspector.push(KeyCode.ENTER);
  }

  private boolean isError(String field) {
    return WindowHarness.fx(() ->
        harness.find(field).getPseudoClassStates().stream()
            .anyMatch(state -> state.getPseudoClassName().equals("error")));
  }

  @Test
  void theTreeIsOpenedAndClosedByMouseAndKeyboard() throws Exception {
    inspector.sendCall("send([1, [2, 3]], foo={'a': 5})");
    inspector.select(1);
    inspector.click("detail-value", 0, 0.5);
    assertEquals(
        List.of("e.data = ([1, [2, 3]],)  tuple", "[0] = [1, [2, 3]]  list"),
        lines("detail-value").subList(0, 2));
    inspector.click("detail-value", 0, 0.5);
    assertEquals("e.foo = {'a': 5}  dict", lines("detail-value").get(1));
    inspector.push(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT);
    assertEquals("['a'] = 5  int", inspector.current("detail-value"));
    assertEquals("e.foo['a']  int", inspector.label("detail-path"));
    inspector.pushWith(KeyCode.CONTROL, KeyCode.C);
    assertEquals("5", InspectorRobot.clipboard());
    WindowHarness.fx(() ->
        harness
            .find("detail-value")
            .fireEvent(
                new javafx.scene.input.ContextMenuEvent(
                    javafx.scene.input.ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                    5,
                    5,
                    300,
                    500,
                    true,
                    null)));
    WindowHarness.await(
        "the menu", () -> harness.robot.lookup("#copy-path").tryQuery().isPresent());
    harness.robot.clickOn("#copy-path");
    WindowHarness.await("the path", () -> "e.foo['a']".equals(InspectorRobot.clipboard()));
    inspector.focus("detail-value");
    inspector.push(KeyCode.LEFT);
    assertEquals("e.foo = {'a': 5}  dict", inspector.current("detail-value"));
    inspector.push(KeyCode.LEFT);
    assertEquals(2, lines("detail-value").size());
  }

  @Test
  void aValueOfTheTreeOrOfBytesFiltersFindsAndIsAColumn() throws Exception {
    inspector.sendCall("send(foo={'a': 5})");
    inspector.sendCall("send(foo={'a': 6})");
    inspector.send("Some raw".getBytes(StandardCharsets.UTF_8));
    inspector.select(1);
    inspector.focus("detail-value");
    inspector.push(KeyCode.HOME, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT);
    assertEquals("['a'] = 5  int", inspector.current("detail-value"));
    inspector.push(KeyCode.A);
    WindowHarness.await("the column", () -> harness.cell(2, "foo['a']").equals("6"));
    inspector.push(KeyCode.O);
    awaitFilter("foo['a'] == 5");
    inspector.pushWith(KeyCode.SHIFT, KeyCode.F10);
    WindowHarness.await("the menu", () -> exists("#filter-and"));
    inspector.push(KeyCode.ESCAPE, KeyCode.X);
    awaitFilter("not foo['a'] == 5");
    WindowHarness.fx(() -> harness.<TextField>find("filter").clear());
    inspector.select(3);
    inspector.press("tab-bytes");
    inspector.focus("detail-bytes");
    inspector.push(KeyCode.HOME, KeyCode.O);
    awaitFilter("raw_data[0] == 83");
    WindowHarness.await("its row", () -> harness.numbers().equals(List.of(3L)));
  }

  private void awaitFilter(String text) {
    WindowHarness.await(text, () -> harness.<TextField>find("filter").getText().equals(text));
  }

  private boolean exists(String query) {
    return harness.robot.lookup(query).tryQuery().isPresent();
  }

  @Tag("slow")
  @Test
  void aSharedValueShowsWhereItStandsFirstAndEnterGoesThere() throws Exception {
    // a = [1]; pickle.dumps(((a, a), {}), 2)
    inspector.send(HexFormat.of().parseHex("80025d71004b01616800867d862e"));
    inspector.select(1);
    inspector.focus("detail-value");
    inspector.push(KeyCode.HOME, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN);
    assertEquals("[1] = same as e.data[0]  list", inspector.current("detail-value"));
    inspector.push(KeyCode.ENTER);
    assertEquals("[0] = [1]  list", inspector.current("detail-value"));
    assertEquals("e.data[0]  list  1 item", inspector.label("detail-path"));
  }

  @Tag("slow")
  @Test
  void bigContainersTextsAndArraysOpenInParts() throws Exception {
    byte[] array = Corpus.pickle(row("numpy/i2"));
    inspector.sendCall("send([0] * 1000, text='first\\nsecond ' + 'x' * 300)");
    inspector.select(1);
    inspector.focus("detail-value");
    inspector.push(KeyCode.HOME, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.RIGHT);
    assertTrue(lines("detail-value").contains("900 – 999"), lines("detail-value").toString());
    inspector.push(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.DOWN);
    assertEquals("[0] = 0  int", inspector.current("detail-value"));
    assertEquals("e.data[0][0]  int", inspector.label("detail-path"));
    inspector.push(KeyCode.END, KeyCode.RIGHT, KeyCode.DOWN);
    assertEquals("'first\\n'", inspector.current("detail-value"));
    inspector.push(KeyCode.DOWN);
    assertTrue(inspector.current("detail-value").startsWith("'second xxx"));

    inspector.send(array);
    inspector.select(2);
    inspector.focus("detail-value");
    inspector.push(KeyCode.HOME, KeyCode.RIGHT);
    var lines = lines("detail-value");
    assertEquals("shape = (2, 3)", lines.get(1));
    assertEquals("dtype = int16", lines.get(2));
    assertTrue(lines.get(3).startsWith("[0, 0] = 0  1  2"), lines.toString());
    assertTrue(lines.get(4).startsWith("[1, 0] = 3  4  5"), lines.toString());
  }

  private static tools.jackson.databind.JsonNode row(String name) {
    return Corpus.python3().stream()
        .filter(one -> one.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTreeIsSearched() throws Exception {
    inspector.sendCall("send(['needle', 'hay'], foo={'key': 'Needle 2'})");
    inspector.select(1);
    find("find-value", "needle");
    WindowHarness.await(
        "the first", () -> inspector.current("detail-value").equals("[0] = 'needle'  str"));
    inspector.push(KeyCode.ENTER);
    WindowHarness.await(
        "the second", () -> inspector.current("detail-value").equals("['key'] = 'Needle 2'  str"));
    find("find-value", "not there");
    WindowHarness.await("not found", () -> isError("find-value"));
    inspector.push(KeyCode.ESCAPE);
    WindowHarness.await("the tree", () -> harness.find("detail-value").isFocused());
  }

  @Tag("slow")
  @Test
  void bytesAreSelectedFoundAndCopied() throws Exception {
    inspector.sendCall("send('hello', [1, 2, 3], foo=78)");
    inspector.select(1);
    byte[] payload = harness.session.capture().get(1).payload();
    int hello = new String(payload, StandardCharsets.ISO_8859_1).indexOf("hello");
    inspector.clickByte(hello + 1);
    assertEquals("[0] = 'hello'  str", inspector.current("detail-value"));
    assertTrue(inspector.lit().startsWith((hello - 2) + "-"), inspector.lit());
    inspector.clickByte(hello);
    inspector.pushWith(KeyCode.SHIFT, KeyCode.RIGHT);
    assertEquals(hello + "-" + (hello + 2), inspector.lit());
    inspector.pushWith(KeyCode.CONTROL, KeyCode.C);
    assertEquals("68 65", InspectorRobot.clipboard());
    for (var form : List.of(List.of("python", "b'he'"), List.of("hex", "68 65"))) {
      var place = InspectorViews.placeOfByte(harness.find("detail-bytes"), hello, inspector.font());
      inspector.clickAt("detail-bytes", place, MouseButton.SECONDARY);
      String item = "#copy-bytes-" + form.get(0);
      WindowHarness.await(item, () -> harness.robot.lookup(item).tryQuery().isPresent());
      harness.robot.clickOn(item);
      WindowHarness.await(form.get(0), () -> form.get(1).equals(InspectorRobot.clipboard()));
    }
    inspector.focus("detail-bytes");
    inspector.pushWith(KeyCode.CONTROL, KeyCode.A);
    assertEquals("0-" + payload.length, inspector.lit());
    find("find-bytes", "0x68656c6c6f");
    assertEquals(hello + "-" + (hello + 5), inspector.lit());
    assertFalse(isError("find-bytes"));
    find("find-bytes", "0xzz");
    assertTrue(isError("find-bytes"));
    find("find-bytes", "nowhere");
    assertTrue(isError("find-bytes"));
  }

  @Tag("slow")
  @Test
  void aRowHasSixteenBytesInAnyWidthAndOffsetsAreHexOrDecimal() throws Exception {
    inspector.sendCall("send('x' * 200)");
    inspector.select(1);
    byte[] payload = harness.session.capture().get(1).payload();
    int rows = (payload.length + 15) / 16;
    assertEquals(rows, lines("detail-bytes").size());
    assertTrue(lines("detail-bytes").get(1).startsWith("0010  "), lines("detail-bytes").get(1));
    inspector.press("detail-offsets");
    WindowHarness.await("decimal", () -> lines("detail-bytes").get(1).startsWith("16  "));
    assertEquals(
        "decimal", harness.session.settings().get(Settings.CHOICES).get("inspector-offsets"));
    WindowHarness.fx(() -> harness.stage.setWidth(640));
    WindowHarness.await("one at a time", () -> harness.find("detail-tabbed").isDisabled());
    inspector.press("tab-bytes");
    assertEquals(rows, lines("detail-bytes").size());
  }

  @Tag("slow")
  @Test
  void opcodesAreSelectedAndTheirColumnsAreDragged() throws Exception {
    inspector.sendCall("send('hello', foo=78)");
    inspector.select(1);
    inspector.press("tab-opcodes");
    WindowHarness.awaitFrames(2);
    int row = 0;
    while (!lines("detail-opcodes").get(row).contains("'hello'")) {
      row++;
    }
    inspector.click("detail-opcodes", row, 9);
    assertTrue(inspector.current("detail-opcodes").contains("'hello'"));
    assertEquals("[0] = 'hello'  str", inspector.current("detail-value"));
    assertTrue(inspector.label("detail-opcode").contains("Pushes a str"));
    inspector.pushWith(KeyCode.CONTROL, KeyCode.C);
    assertTrue(InspectorRobot.clipboard().contains("SHORT_BINUNICODE"));
    var image = WindowHarness.fx(() -> harness.find("detail-opcodes").snapshot(null, null));
    var screen =
        WindowHarness.fx(() ->
            harness.find("detail-opcodes").localToScreen(8 + 7 * inspector.font().advance(), 8));
    harness.robot.drag(screen, MouseButton.PRIMARY).moveBy(40, 0).drop();
    WindowHarness.awaitFrames(2);
    var wider = WindowHarness.fx(() -> harness.find("detail-opcodes").snapshot(null, null));
    assertFalse(same(image, wider), "the column is wider");
  }

  private static boolean same(
      javafx.scene.image.WritableImage one, javafx.scene.image.WritableImage other) {
    for (int y = 0; y < 40; y++) {
      for (int x = 60; x < 200; x++) {
        if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  @Tag("slow")
  @Test
  void viewsStandBesideEachOtherOrOneAtATimeAndThatIsRemembered() throws Exception {
    inspector.sendCall("send(1)");
    inspector.select(1);
    inspector.press("tab-callback");
    inspector.press("tab-opcodes");
    inspector.press("detail-tabbed");
    assertTrue(harness.robot.lookup("#detail-opcodes").tryQuery().isEmpty());
    inspector.press("tab-opcodes");
    assertTrue(harness.robot.lookup("#detail-opcodes").tryQuery().isPresent());
    assertTrue(harness.robot.lookup("#detail-value").tryQuery().isEmpty());
    var choices = harness.session.settings().get(Settings.CHOICES);
    assertEquals("tabbed", choices.get("inspector-arrangement"));
    assertEquals("opcodes", choices.get("inspector-view"));
    assertEquals("callback", choices.get("inspector-left"));
    inspector.press("detail-tabbed");
    assertTrue(harness.robot.lookup("#detail-callback").tryQuery().isPresent());
    assertTrue(harness.robot.lookup("#detail-opcodes").tryQuery().isPresent());
    WindowHarness.fx(() -> harness.stage.setWidth(620));
    WindowHarness.await(
        "one at a time", () -> harness.robot.lookup("#detail-callback").tryQuery().isEmpty());
    WindowHarness.fx(() -> harness.stage.setWidth(1000));
    WindowHarness.await(
        "both again", () -> harness.robot.lookup("#detail-callback").tryQuery().isPresent());
    assertTrue(harness.robot.lookup("#detail-opcodes").tryQuery().isPresent());
  }

  @Tag("slow")
  @Test
  void theKeysOfAViewAreExplainedByKey() throws Exception {
    inspector.sendCall("send(1)");
    inspector.select(1);
    WindowHarness.fx(() -> harness.find("detail-value").requestFocus());
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.F1);
    WindowHarness.await(
        "the keys",
        () ->
            Window.getWindows().stream()
                .anyMatch(
                    one -> one instanceof Tooltip tip && tip.getText().startsWith("Right opens")));
  }

  @Test
  void theCallbackIsCopiedByItsMenu() throws Exception {
    inspector.sendCall("send(1, foo=2)");
    inspector.select(1);
    inspector.press("tab-callback");
    for (String item : List.of("#copy-part", "#copy-all")) {
      inspector.clickAt("detail-callback", new Point2D(40, 20), MouseButton.SECONDARY);
      WindowHarness.await(item, () -> harness.robot.lookup(item).tryQuery().isPresent());
      harness.robot.clickOn(item);
      boolean whole = item.equals("#copy-all");
      WindowHarness.await(
          item,
          () ->
              InspectorRobot.clipboard()
                  .startsWith(whole ? "The callback gets e" : "def onNetwork(e):"));
    }
  }

  @Test
  void structPayloadsAreReadAndMistakesAreReported() throws Exception {
    inspector.send(HexFormat.of().parseHex("0000c03f000020c100000000"));
    inspector.select(1);
    inspector.press("tab-raw");
    choose("guess: floats, little-endian <3f");
    inspector.awaitText("raw-text", text -> text.startsWith("[0] 1.5\n[1] -10.0"));
    assertTrue(inspector.label("raw-why").startsWith("a guess, because the length fits"));
    choose("struct format");
    inspector.awaitText("raw-text", text -> text.startsWith("[0] 1.5  bytes 0 to 3\n[1] -10.0"));
    assertEquals("all 12 bytes", inspector.label("raw-why"));
    WindowHarness.fx(() -> harness.<TextField>find("raw-format").setText(">hH"));
    WindowHarness.await(
        "the rest", () -> inspector.label("raw-why").equals("the first 4 bytes; 8 more follow"));
    WindowHarness.fx(() -> harness.<TextField>find("raw-format").setText("<9d"));
    WindowHarness.await(
        "too long", () -> inspector.label("raw-why").contains("takes 72 bytes; there are 12"));
  }

  private void choose(String reading) {
    WindowHarness.await(
        reading,
        () -> {
          ComboBox<Object> readings = harness.find("raw-reading");
          var found =
              readings.getItems().stream()
                  .filter(one -> one.toString().equals(reading))
                  .findFirst();
          found.ifPresent(readings::setValue);
          return found.isPresent();
        });
  }

  @Tag("slow")
  @Test
  void theValueOfACustomEnvelopeIsLinkedWithItsBytes() throws Exception {
    harness
        .session
        .envelopes()
        .set(
            inspector.port,
            Envelope.of("custom data=(p[1], p[3]['x']), attributes=p[2], sender=p[0]"));
    inspector.send(
        PickleWriter.write(Constants.value("('VR-1', 'hello', {'foo': 78}, {'x': 1.5})"), 4));
    inspector.select(1);
    inspector.focus("detail-value");
    inspector.push(KeyCode.HOME);
    assertEquals("e.sender = 'VR-1'  str", inspector.current("detail-value"));
    byte[] payload = harness.session.capture().get(1).payload();
    String text = new String(payload, StandardCharsets.ISO_8859_1);
    assertEquals((text.indexOf("VR-1") - 2) + "-", inspector.lit().replaceFirst("-.*", "-"));
    inspector.clickByte(text.indexOf("hello"));
    assertEquals("[0] = 'hello'  str", inspector.current("detail-value"));
    assertEquals("e.data[0]  str  5 chars", inspector.label("detail-path"));
    inspector.clickByte(text.indexOf("foo") + 5);
    assertEquals("e.foo = 78  int", inspector.current("detail-value"));
    inspector.focus("detail-value");
    inspector.push(KeyCode.HOME, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.DOWN);
    assertEquals("[1] = 1.5  float", inspector.current("detail-value"));
    int number = text.indexOf("G?\u00F8");
    assertEquals(number + "-" + (number + 9), inspector.lit());
    WindowHarness.await(
        "the sender in the table",
        () ->
            harness.table().model().frame().rows().stream()
                .anyMatch(row -> harness.texts(row, "sender").equals(List.of("VR-1"))));
  }

  @Test
  void aBrokenPickleMarksTheOpcodeAndShowsTheReason() throws Exception {
    byte[] whole = Envelope.auto().encode(Constants.call("send('hello', os.system)"), 4);
    byte[] broken = whole.clone();
    int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\u0093');
    broken[at] = 'R'; // REDUCE calls a str
    inspector.send(broken);
    inspector.select(1);
    inspector.press("tab-opcodes");
    assertTrue(
        harness.inspector("detail-value").contains("read before the error, #1"),
        harness.inspector("detail-value"));
    String why = inspector.current("detail-opcodes");
    assertFalse(why.isEmpty());
    assertEquals("raw", inspector.label("detail-kind"));
    inspector.press("tab-callback");
    assertTrue(inspector.text("detail-callback").contains("Raw: no call, because: "));
  }
}
