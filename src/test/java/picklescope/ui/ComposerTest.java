package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.net.FreePorts;
import picklescope.send.Job;
import picklescope.send.PythonReceiver;
import picklescope.session.Session;
import picklescope.session.SettingsFile;
import picklescope.session.SettingsKeeper;
import picklescope.ui.compose.SendFiles;
import picklescope.ui.files.SystemFileChoice;

/** The composer through the window, with real python3 receivers. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class ComposerTest {
  private final ChosenFiles files = new ChosenFiles();
  private WindowHarness harness;
  private Stage stage;
  private Path folder;
  private int port;

  /** Answers for the user. */
  private static final class ChosenFiles implements SendFiles {
    private Optional<Path> file = Optional.empty();
    private Optional<Path> shown = Optional.empty();

    @Override
    public Optional<Path> toImport() {
      return file;
    }

    @Override
    public Optional<Path> toExport() {
      return file;
    }

    @Override
    public Optional<Path> toSend() {
      return file;
    }

    @Override
    public void show(Path folder) {
      shown = Optional.of(folder);
    }
  }

  @Start
  void start(Stage first) throws Exception {
    stage = first;
    folder = Files.createTempDirectory("composer");
    port = FreePorts.next();
    open();
  }

  private void open() throws Exception {
    var session = new Session(SettingsKeeper.of(new SettingsFile(folder)));
    session.ports().add(port);
    harness = new WindowHarness(stage, session, new SystemFileChoice(stage), files);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
    try (var all = Files.walk(folder)) {
      all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
    }
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
  void thePreviewSaysWhatTheCallbackSeesAndHowLongItIs() {
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

  private void restart() {
    WindowHarness.fx(() -> harness.window.close());
    harness.session.close();
    WindowHarness.fx(() -> {
      stage = new Stage();
      open();
      return null;
    });
  }

  @Test
  void savedSendsAreKeptSentAndBroughtIntoOrder() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      type("compose-destination-text", "127.0.0.1:" + python.port());
      save("start", "send('start')", "F8");
      save("stop", "send('stop')", "");
      fire("page-saved");
      ListView<?> list = await("saved-list");
      WindowHarness.await("both", () -> list.getItems().size() == 2);
      WindowHarness.await("a row", () -> !all(".saved-send").isEmpty());
      fireFirst(".saved-send");
      assertEquals("(('start',), {})", python.next());
      harness.robot.push(KeyCode.F8);
      assertEquals("(('start',), {})", python.next());

      WindowHarness.await("rows to drag", () -> all("#saved-list .saved-name").size() >= 2);
      WindowHarness.fx(() -> {
        list.requestFocus();
        list.getSelectionModel().select(0);
      });
      harness.robot.push(KeyCode.ALT, KeyCode.DOWN);
      WindowHarness.await(
          "the order", () -> list.getItems().getFirst().toString().contains("name=stop"));
      WindowHarness.fx(() -> {
        list.requestFocus();
        list.getSelectionModel().select(0);
      });
      harness.robot.push(KeyCode.ENTER);
      assertEquals("send('stop')", field("compose-text"));

      fire("page-saved");
      files.file = Optional.of(folder.resolve("team.json"));
      fire("saved-export");
      WindowHarness.await("exported", () -> label("saved-said").startsWith("Exported 2"));
      fire("saved-import");
      WindowHarness.await("imported", () -> list.getItems().size() == 4);
      Files.writeString(folder.resolve("team.json"), "{\n\"sends\": [\n{,");
      fire("saved-import");
      WindowHarness.await("the line", () -> label("saved-said").contains("line 3"));
      WindowHarness.fx(() -> {
        list.requestFocus();
        list.getSelectionModel().select(0);
      });
      harness.robot.push(KeyCode.DELETE);
      WindowHarness.await("deleted", () -> list.getItems().size() == 3);
      fire("saved-folder");
      WindowHarness.await("shown", () -> files.shown.isPresent());
    }
  }

  private void save(String name, String call, String key) {
    fire("page-compose");
    type("compose-text", call);
    fire("compose-save");
    await("save-name");
    type("save-name", name);
    type("save-key", key);
    fire("save-confirm");
    WindowHarness.await("closed", () -> harness.robot.lookup("#save-confirm").tryQuery().isEmpty());
  }

  @Test
  void respondersAnswerWhileTheyAreOn() throws Exception {
    fire("page-responders");
    type("responder-when", "data[0] == 'ask'");
    type("responder-send", "send(e.data[1]");
    fire("responder-add");
    WindowHarness.await("the mistake", () -> label("responder-said").startsWith("At "));
    type("responder-send", "send('answer', e.data[1] + 1)");
    fire("responder-add");
    WindowHarness.await("listed", () -> !all(".responder-on").isEmpty());
    ToggleSwitch on = (ToggleSwitch) all(".responder-on").iterator().next();
    assertFalse(on.isSelected(), "nothing answers before the user says so");
    WindowHarness.fx(() -> on.setSelected(true));
    WindowHarness.await("on", () -> label("page-responders").equals("Responders · 1"));
    assertEquals(
        "(('answer', 42), {})\n",
        Python.run(
            """
            import pickle, socket
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.settimeout(60)
            s.connect(('127.0.0.1', %d))
            s.send(pickle.dumps((('ask', 41), {})))
            print(pickle.loads(s.recv(70000)))
            """
                .formatted(port)));
    WindowHarness.await("counted", () -> state(".responder-state").equals("on · 1 answered"));
    WindowHarness.await("kept", () -> Files.exists(folder.resolve("sends.json")));
    restart();
    fire("page-responders");
    WindowHarness.await("remembered", () -> !all(".responder-on").isEmpty());
    assertFalse(((ToggleSwitch) all(".responder-on").iterator().next()).isSelected());
    assertTrue(harness.session.responders().list().isEmpty());
  }

  @Test
  void whatIsShownIsReplayedSteppedAndStopped() throws Exception {
    for (int i = 0; i < 5; i++) {
      Python.run(Python.sendCall(port, "(%d,)".formatted(i), "{}"));
    }
    WindowHarness.await("rows", () -> harness.table().shownCount() == 5);
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      fire("page-replay");
      type("replay-to", "127.0.0.1:" + python.port());
      type("replay-filter", "data[0] != 3");
      type("replay-speed", "x");
      fire("replay-play");
      assertTrue(label("replay-state").contains("number above 0"), label("replay-state"));
      type("replay-speed", "1000");
      fire("replay-step");
      assertEquals("((0,), {})", python.next());
      WindowHarness.await("paused", () -> label("replay-state").startsWith("paused"));
      fire("replay-pause");
      assertEquals("((4,), {})", python.next(3).getLast());
      WindowHarness.await("done", () -> label("replay-state").startsWith("done · 4 sent"));
      WindowHarness.fx(
          () -> this.<ComboBox<String>>node("replay-what").getSelectionModel().selectLast());
      type("replay-filter", "");
      fire("replay-play");
      assertTrue(label("replay-state").startsWith("Select"), label("replay-state"));
      WindowHarness.fx(() -> harness.table().goTo(2));
      fire("replay-play");
      assertEquals("((1,), {})", python.next());
      assertTrue(
          harness.session.jobs().list().stream()
              .noneMatch(one -> one.job().status().state() == Job.State.FAILED));
    }
  }

  @Test
  void rowsAreEditedResentAndSaved() throws Exception {
    Python.run(Python.sendCall(port, "(5, 'hello')", "{'foo': 78}"));
    WindowHarness.await("row", () -> harness.table().shownCount() == 1);
    WindowHarness.fx(() -> harness.table().goTo(1));
    type("compose-text", "send()");
    harness.robot.push(KeyCode.CONTROL, KeyCode.E);
    WindowHarness.await("edited", () -> field("compose-text").equals("send(5, 'hello', foo=78)"));
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      type("compose-destination-text", "127.0.0.1:" + python.port());
      WindowHarness.fx(() ->
          harness
              .window
              .events()
              .rowMenu()
              .withSelected(1, event -> harness.window.composer().resend(event, _ -> {})));
      assertEquals("((5, 'hello'), {'foo': 78})", python.next());
      WindowHarness.fx(
          () -> harness.window.events().rowMenu().withSelected(1, harness.window.composer()::save));
      fire("page-saved");
      ListView<?> list = await("saved-list");
      WindowHarness.await("saved", () -> list.getItems().size() == 1);
    }
  }

  @Test
  void vizardCodeHexAndJsonArePasted() {
    paste("net = viz.addNetwork('lab-3')\nnet.port(4960)\nnet.send(5, foo=[1,\n 2])\nprint(1)");
    WindowHarness.await("the call", () -> field("compose-text").equals("send(5, foo=[1,\n 2])"));
    assertEquals("lab-3:4960", field("compose-destination-text"));
    paste("80 04 4b 05 2e");
    WindowHarness.await("hex", () -> this.<ToggleButton>node("compose-hex").isSelected());
    assertEquals("80 04 4b 05 2e", field("compose-text"));
    paste(
        "{\"number\":1,\"direction\":\"in\",\"kind\":\"network\",\"repr\":\"((1,), {'a': 'b'})\"}");
    WindowHarness.await("the event", () -> field("compose-text").equals("send(1, a='b')"));
    assertTrue(this.<ToggleButton>node("compose-call").isSelected());
  }

  private void paste(String text) {
    WindowHarness.fx(() -> {
      var content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    });
    harness.robot.clickOn("#compose-text").push(KeyCode.CONTROL, KeyCode.V);
  }

  private <T extends Node> T await(String id) {
    WindowHarness.await(id, () -> harness.robot.lookup("#" + id).tryQuery().isPresent());
    return harness.find(id);
  }

  private <T extends Node> T node(String id) {
    return harness.find(id);
  }

  private Set<Node> all(String query) {
    return harness.robot.lookup(query).queryAll();
  }

  private String state(String query) {
    return all(query).stream().map(node -> ((Labeled) node).getText()).findFirst().orElse("");
  }

  private void fire(String id) {
    WindowHarness.fx(() -> {
      Node node = harness.find(id);
      ((ButtonBase) node).fire();
    });
  }

  private void fireFirst(String query) {
    WindowHarness.fx(() -> ((ButtonBase) all(query).iterator().next()).fire());
  }

  private void choose(String item) {
    WindowHarness.fx(() ->
        this.<MenuButton>node("compose-more").getItems().stream()
            .filter(one -> item.equals(one.getId()))
            .forEach(one -> one.fire()));
  }

  private String field(String id) {
    return harness.<TextInputControl>find(id).getText();
  }

  private String label(String id) {
    return harness.<Labeled>find(id).getText();
  }

  private void type(String id, String text) {
    WindowHarness.fx(() -> harness.<TextInputControl>find(id).setText(text));
  }
}
