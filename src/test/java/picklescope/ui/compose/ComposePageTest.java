package picklescope.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.Python;
import picklescope.event.Envelope;
import picklescope.net.FreePorts;
import picklescope.send.Message;
import picklescope.send.PythonReceiver;
import picklescope.ui.WindowHarness;
import picklescope.view.compose.RhythmText;

/** Writing, sending and repeating, with real python3 receivers. */
class ComposePageTest extends ComposerWindow {
  @Start
  void start(Stage first) throws Exception {
    begin(first);
  }

  @Test
  void formAndTextAreInStep() {
    fire("compose-fields");
    await("argument-value-2");
    assertEquals("5", field("argument-value-0"));
    assertEquals("foo", field("argument-name-3"));
    assertEquals("list", this.<ComboBox<String>>node("argument-kind-2").getValue());

    type("argument-value-0", "sin(t)");
    type("argument-name-3", "speed");
    assertEquals(
        "send(sin(t), 'hello', [1, 2, 3], speed=78, bar=['more', 'data'])", field("compose-text"));
    type("compose-text", "send(1, a=2, b='x')");
    WindowHarness.await("two names", () -> field("argument-name-2").equals("b"));
    assertTrue(harness.robot.lookup("#argument-value-3").tryQuery().isEmpty());

    fire("argument-up-2");
    assertEquals("send(1, b='x', a=2)", field("compose-text"));
    fire("argument-remove-0");
    fire("argument-add");
    fire("argument-add-named");
    assertEquals("send(0, b='x', a=2, name=0)", field("compose-text"));
    WindowHarness.fx(() -> this.<ComboBox<String>>node("argument-kind-0").setValue("str"));
    assertEquals("send('0', b='x', a=2, name=0)", field("compose-text"));
    type("argument-name-2", "a b");
    assertEquals("send('0', b='x', **{'a b': 2, 'name': 0})", field("compose-text"));
    type("compose-text", "send(**{'c d': n, 'class': {1: 2}})");
    WindowHarness.await("names of any kind", () -> field("argument-name-1").equals("class"));
    assertEquals("c d", field("argument-name-0"));
    assertEquals("{1: 2}", field("argument-value-1"));
    type("compose-text", "send(1, [2");
    WindowHarness.await("what it waits for", () -> node("compose-mark") != null);
    assertEquals("send(1, [2", field("compose-text"), "a call that is being written is left alone");
  }

  @Test
  void namesOfTheCaptureAreCompleted() throws Exception {
    Python.run(Python.sendCall(port, "()", "{'quaternion': 1, 'position': 2}"));
    WindowHarness.await("the message", () -> harness.session.capture().last() == 1);
    type("compose-text", "send(");
    harness.robot.clickOn("#compose-text").push(KeyCode.END);
    harness.robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    ListView<String> names = await("compose-completion");
    WindowHarness.await("the names", () -> names.getItems().contains("quaternion="));
    harness.robot.write("q");
    WindowHarness.await("one is left", () -> names.getItems().equals(List.of("quaternion=")));
    harness.robot.push(KeyCode.TAB);
    assertEquals("send(quaternion=", field("compose-text"));
  }

  @Test
  void thePreviewShowsWhatTheCallbackSeesAndTheSize() {
    type("compose-text", "send(1, foo=n)");
    WindowHarness.await(
        "the preview", () -> label("compose-seen").equals("first: e.data = (1,)   e.foo = 0"));
    type("compose-text", "send('x' * 2000)");
    WindowHarness.await("parts", () -> label("compose-size").contains("in several packets"));
    type("compose-text", "send('x' * 70000)");
    WindowHarness.await("too long", () -> label("compose-outcome").contains("65,507"));
    type("compose-text", "send(1)");
    WindowHarness.await("fine", () -> label("compose-outcome").isEmpty());
  }

  @Tag("slow")
  @Test
  void anUnfinishedMessageIsSavedAsADraftAndCalledThat() {
    type("compose-text", "send(1, [2");
    WindowHarness.await("the mistake", () -> label("compose-seen").startsWith("At "));
    save("later", "send(1, [2", "");
    WindowHarness.await("saved", () -> label("compose-outcome").startsWith("Saved later as a dra"));
    assertTrue(node("compose-outcome").getStyleClass().contains("mistake"));
    type("compose-text", "send(1, [2])");
    WindowHarness.await("fine", () -> label("compose-seen").startsWith("e.data"));
    save("now", "send(1, [2])", "");
    WindowHarness.await("saved", () -> label("compose-outcome").equals("✓ Saved now"));
  }

  /** JavaFX throws while it lays such text out in lines, at about every second one of these. */
  @Test
  void textOfScriptsThatAreWrittenFromRightToLeftIsLaidOut() {
    var random = new Random(1);
    TextArea area = node("compose-text");
    for (String letters : List.of("\u0628\u0629\u062a\u0645", "\u05d0\u05d1\u05d2\u05d3")) {
      for (int i = 0; i < 10; i++) {
        var text = new StringBuilder();
        for (int at = 0; at < 400; at++) {
          text.append(random.nextInt(4) == 0 ? ' ' : letters.charAt(random.nextInt(4)));
        }
        WindowHarness.fx(() -> {
          area.setText("send('" + text + "')");
          area.getScene().getRoot().applyCss();
          area.getScene().getRoot().layout();
        });
      }
    }
    WindowHarness.fx(() -> area.setText("send('" + "a b ".repeat(200) + "')"));
    assertTrue(area.isWrapText());
  }

  @Tag("slow")
  @Test
  void aCharacterThatTurnsTheTextAroundIsWrittenAsAnEscape() {
    type("compose-text", "send('a\u202eb')");
    assertEquals("send('a\\u202eb')", field("compose-text"));
    WindowHarness.await("the text", () -> label("compose-seen").equals("e.data = ('a\\u202eb',)"));
    fire("compose-raw");
    type("compose-text", "a\u202eb");
    assertEquals("a\u202eb", field("compose-text"), "raw text is what it is");
  }

  @Test
  void otherFormsAndSeveralDestinations() throws Exception {
    try (var one = PythonReceiver.printing(PythonReceiver.RAW);
        var other = PythonReceiver.printing(PythonReceiver.RAW)) {
      type(
          "compose-destination-text",
          "127.0.0.1:%d, localhost:%d".formatted(one.port(), other.port()));
      choose("compose-form-python");
      type("compose-text", "struct.pack('<2h', 1, n - 2)");
      fire("compose-send");
      assertEquals("b'\\x01\\x00\\xfe\\xff'", one.next());
      assertEquals("b'\\x01\\x00\\xfe\\xff'", other.next());
      WindowHarness.await("resolved", () -> label("compose-outcome").contains("(127.0.0.1)"));
      files.file = Optional.of(Files.write(folder.resolve("payload.bin"), new byte[] {7, 8}));
      choose("compose-form-file");
      fire("compose-browse");
      fire("compose-send");
      assertEquals("b'\\x07\\x08'", one.next());
      choose("compose-form-base64");
      fire("compose-send");
      assertEquals("b'\\x80\\x04K\\x05.'", one.next());
    }
  }

  @Tag("slow")
  @Test
  void repeatsRunAreListedAndStopTogether() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      type("compose-destination-text", "127.0.0.1:" + python.port());
      type("compose-text", "send(n=n)");
      fire("compose-repeat");
      await("repeat-start");
      type("repeat-rate", "x");
      fire("repeat-start");
      assertTrue(label("repeat-mistake").contains("number"), label("repeat-mistake"));
      type("repeat-rate", "200");
      fire("repeat-start");
      assertEquals("((), {'n': 2})", python.next(3).getLast());
      fire("page-running");
      WindowHarness.await("the rate", () -> state(".job-state").contains("of 200/s"));
      WindowHarness.await("counted", () -> label("page-running").equals("Running · 1"));
      harness.robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
      WindowHarness.await("stopped", () -> state(".job-state").startsWith("stopped"));
      assertFalse(harness.session.jobs().isAnyActive());
      fire("page-compose");
      WindowHarness.await("no news", () -> label("compose-outcome").startsWith("Stopped. "));
      fire("page-running");
      fireFirst(".job-button");
      WindowHarness.await("again", () -> harness.session.jobs().isAnyActive());
      fireFirst(".job-button");
      WindowHarness.await("stopped again", () -> !harness.session.jobs().isAnyActive());

      WindowHarness.await("kept", () -> Files.exists(folder.resolve("repeats.json")));
      restart();
      fire("page-running");
      WindowHarness.await("remembered", () -> state(".job-state").equals("off · 200/s"));
      assertFalse(harness.session.jobs().isAnyActive(), "a restart sends nothing");
      fireFirst(".job-remove");
      WindowHarness.await("gone", () -> all(".job-state").isEmpty());
    }
  }

  @Tag("slow")
  @Test
  void severalRepeatAtOnceEachInItsRhythm() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      type("compose-destination-text", "127.0.0.1:" + python.port());
      repeat("send('a', n)", RhythmText.Unit.HERTZ, "100", "", "1");
      assertEquals("(('a', 0), {})", python.next());
      repeat("send('b', n)", RhythmText.Unit.MILLIS, "5", "4", "2");
      String line = "";
      for (int n = 0; n < 4; n++) {
        do {
          line = python.next();
        } while (line.startsWith("(('a'"));
        assertEquals("(('b', %d), {})".formatted(n), line);
      }
      fire("page-running");
      WindowHarness.await("both", () -> states().contains("done · 4 sent"));
      WindowHarness.await("the other goes on", () -> states().contains(" of 100/s · "));
      fire("jobs-stop-all");
      WindowHarness.await("stopped", () -> states().contains("stopped · "));
      assertFalse(harness.session.jobs().isAnyActive());
    }
  }

  private void repeat(String call, RhythmText.Unit unit, String rate, String count, String burst) {
    type("compose-text", call);
    fire("compose-repeat");
    await("repeat-start");
    WindowHarness.fx(() -> this.<ComboBox<RhythmText.Unit>>node("repeat-unit").setValue(unit));
    type("repeat-rate", rate);
    type("repeat-count", count);
    type("repeat-burst", burst);
    fire("repeat-start");
  }

  private String states() {
    return all(".job-state").stream()
        .map(node -> ((Labeled) node).getText())
        .collect(Collectors.joining("; "));
  }

  @Tag("slow")
  @Test
  void theSameValuesArriveAtEachProtocol() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      type("compose-destination-text", "127.0.0.1:" + python.port());
      type("compose-text", "send(-1, 2**70, 0.1, 'é', b'\\xff', None, [(True,)], a={1: {2}})");
      for (int protocol = 0; protocol <= 5; protocol++) {
        int chosen = protocol;
        WindowHarness.fx(() -> this.<ComboBox<Integer>>node("compose-protocol").setValue(chosen));
        fire("compose-send");
        assertEquals(
            "((-1, 1180591620717411303424, 0.1, 'é', b'\\xff', None, [(True,)]), {'a': {1: {2}}})",
            python.next());
      }
    }
  }

  @Tag("slow")
  @Test
  void answersComeBackToALocalPortThatIsFixed() throws Exception {
    try (var python =
        PythonReceiver.printing("sender[1], payload[-1:], s.sendto(payload, sender)")) {
      type("compose-destination-text", "127.0.0.1:" + python.port());
      fire("compose-raw");
      fire("compose-options");
      await("compose-local-port");
      type("compose-local-port", Integer.toString(port));
      WindowHarness.fx(() -> this.<ComboBox<String>>node("compose-encoding").setValue("Latin-1"));
      type("compose-text", "é");
      fire("compose-send");
      assertEquals("%d b'\\xe9' 1".formatted(port), python.next());
      WindowHarness.await("there and back", () -> harness.table().model().order().size() == 2);

      type("compose-ttl", "300");
      fire("compose-send");
      WindowHarness.await("wrong", () -> label("compose-outcome").contains("0 to 255"));
      fire("compose-save");
      assertTrue(harness.robot.lookup("#save-name").tryQuery().isEmpty(), "nothing else is saved");
      type("compose-ttl", "3");
      type("compose-interface", "no-such");
      type("compose-destination-text", "239.7.7.7:" + python.port());
      fire("compose-send");
      WindowHarness.await("wrong too", () -> label("compose-outcome").contains("no-such"));
    }
  }

  @Tag("slow")
  @Test
  void destinationsOfBeforeAreCompleted() {
    WindowHarness.fx(() -> harness.composer().setRecent(List.of("lab-3, tracker:4951")));
    type("compose-destination-text", "");
    harness.robot.clickOn("#compose-destination-text").write("tr");
    ListView<String> proposals = await("compose-destinations");
    WindowHarness.await("one", () -> proposals.getItems().equals(List.of("tracker:4951")));
    harness.robot.push(KeyCode.TAB);
    assertEquals("tracker:4951", field("compose-destination-text"));
    assertTrue(WindowHarness.fx(() -> node("compose-destination").isFocused()), "Tab stays here");

    harness.robot.write(", la");
    WindowHarness.await("the other", () -> isShowing("lab-3"));
    harness.robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertEquals("tracker:4951, lab-3", field("compose-destination-text"));
    harness.robot.write(" t");
    WindowHarness.await("again", () -> isShowing("tracker:4951"));
    harness.robot.push(KeyCode.ESCAPE);
    WindowHarness.await("gone", () -> !isShowing("tracker:4951"));
    assertEquals("tracker:4951, lab-3 t", field("compose-destination-text"));
    harness.robot.push(KeyCode.TAB);
    WindowHarness.await("Tab goes on", () -> !node("compose-destination").isFocused());
  }

  @Test
  void aTextThatWouldTakeMinutesToDrawIsNotPasted() {
    for (String id : List.of("compose-destination-text", "compose-text")) {
      String before = field(id);
      WindowHarness.fx(() -> {
        var content = new ClipboardContent();
        content.putString("x".repeat(Message.LONGEST_TEXT + 1));
        Clipboard.getSystemClipboard().setContent(content);
      });
      harness
          .robot
          .clickOn("#" + id)
          .push(KeyCode.CONTROL, KeyCode.A)
          .push(KeyCode.CONTROL, KeyCode.V);
      WindowHarness.await(
          "the report", () -> hasTooltip("Not inserted: the text would have 500,0"));
      assertEquals(before, field(id));
      harness.robot.push(KeyCode.END).write("7");
      WindowHarness.await("the field is used again", () -> field(id).equals(before + "7"));
    }
  }

  private static boolean hasTooltip(String begin) {
    return Window.getWindows().stream()
        .anyMatch(one -> one instanceof Tooltip tooltip && tooltip.getText().startsWith(begin));
  }

  private boolean isShowing(String destination) {
    return harness
        .robot
        .lookup("#compose-destinations")
        .<ListView<String>>tryQuery()
        .filter(list -> list.getItems().equals(List.of(destination)))
        .isPresent();
  }

  @Tag("slow")
  @Test
  void theOtherHalfOfABracketIsShown() {
    type("compose-text", "send([1, (2)], foo='a)')");
    harness.robot.clickOn("#compose-text");
    for (var pair : List.of(List.of(4, 23), List.of(5, 12), List.of(9, 11))) {
      for (int at : pair) {
        WindowHarness.fx(() -> this.<TextArea>node("compose-text").positionCaret(at));
        awaitLit(pair);
      }
    }
    WindowHarness.fx(() -> this.<TextArea>node("compose-text").positionCaret(21));
    awaitLit(List.of()); // one in a string is none
    WindowHarness.fx(() -> this.<TextArea>node("compose-text").positionCaret(4));
    awaitLit(List.of(4, 23));
    WindowHarness.fx(() -> node("compose-send").requestFocus());
    awaitLit(List.of()); // only where one writes
  }

  private void awaitLit(List<Integer> chars) {
    WindowHarness.await(
        chars + " instead of " + WindowHarness.fx(this::lit), () -> lit().equals(chars));
  }

  /** The chars that stand on another ground than the first. */
  private List<Integer> lit() {
    TextArea area = node("compose-text");
    var skin = (TextAreaSkin) area.getSkin();
    var pixels = area.getParent().snapshot(new SnapshotParameters(), null).getPixelReader();
    var grounds = new ArrayList<Color>();
    for (int i = 0; i < area.getLength(); i++) {
      var at = skin.getCharacterBounds(i);
      // Above the letter, beside the caret.
      grounds.add(
          pixels.getColor((int) (at.getMinX() + at.getWidth() / 2), (int) at.getMinY() + 1));
    }
    return IntStream.range(0, grounds.size())
        .filter(i -> !grounds.get(i).equals(grounds.getFirst()))
        .boxed()
        .toList();
  }

  @Test
  void theBytesAndAMistakeAreShownWhileOneWrites() {
    fire("compose-size");
    type("compose-text", "send(1)");
    WindowHarness.await(
        "the bytes", () -> field("compose-bytes-view").startsWith("0000  80 04 95"));
    type("compose-text", "send('abcdefgh')");
    WindowHarness.await("others", () -> field("compose-bytes-view").contains("  defgh"));
    type("compose-text", "send('abcdefgh'");
    WindowHarness.await("none", () -> field("compose-bytes-view").isEmpty());
    WindowHarness.await("why", () -> label("compose-seen").startsWith("At "));
    assertEquals("", label("compose-outcome"), "nothing is wrong before it is sent");
    choose("compose-form-python");
    type("compose-text", "b'\\x00' * 5000");
    WindowHarness.await(
        "the first of many", () -> field("compose-bytes-view").endsWith("… and 2,952 more"));
  }

  @Test
  void aCallIsWrittenAsItsPortWantsIt() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      harness
          .session
          .envelopes()
          .set(
              python.port(),
              Envelope.of("custom data=p[1], attributes=p[2], write=('V', args, kwargs)"));
      type("compose-destination-text", "127.0.0.1:" + python.port());
      type("compose-text", "send(5, foo=78)");
      WindowHarness.await(
          "the preview", () -> label("compose-seen").equals("e.data = (5,)   e.foo = 78"));
      fire("compose-send");
      assertEquals("('V', (5,), {'foo': 78})", python.next());
      fire("compose-options");
      ComboBox<String> kinds = await("compose-envelope-kind");
      assertEquals("auto", kinds.getValue());
      WindowHarness.fx(() -> kinds.setValue("call"));
      fire("compose-send");
      assertEquals("((5,), {'foo': 78})", python.next());
      WindowHarness.fx(() -> kinds.setValue("custom"));
      WindowHarness.await(
          "what is missing", () -> all(".mistake").stream().anyMatch(this::saysWrite));
      type("compose-envelope-write", "{'a': args[0], 'k': kwargs}");
      fire("compose-send");
      assertEquals("{'a': 5, 'k': {'foo': 78}}", python.next());
      choose("compose-form-bare");
      type("compose-text", "[sin(t), n]");
      fire("compose-send");
      assertEquals("[0.0, 0]", python.next());
    }
  }

  private boolean saysWrite(Node node) {
    return node instanceof Labeled said
        && said.getText().startsWith("Envelope: Enter the value to pickle");
  }

  @Test
  void whatIsRefusedIsRedHereAndAtItsRow() throws Exception {
    int nowhere = FreePorts.next();
    type("compose-destination-text", "127.0.0.1:" + nowhere);
    fire("compose-send");
    String refusal = "Refused by 127.0.0.1: nothing listens on port " + nowhere + ".";
    WindowHarness.await("refused", () -> label("compose-outcome").equals("✕ " + refusal));
    assertTrue(node("compose-outcome").getStyleClass().contains("mistake"));
    assertEquals(refusal, harness.session.live().marks().comment(1));
    WindowHarness.await(
        "the row", () -> harness.cell(1, "data").equals("refused 5, 'hello', [1, 2, 3]"));
  }
}
