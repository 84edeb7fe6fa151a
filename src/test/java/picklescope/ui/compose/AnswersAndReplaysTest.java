package picklescope.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.Python;
import picklescope.net.Network;
import picklescope.send.Destination;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.PythonReceiver;
import picklescope.send.SendContext;
import picklescope.send.SendJob;
import picklescope.ui.WindowHarness;

/** Responders and replays through the window. */
class AnswersAndReplaysTest extends ComposerWindow {
  @Start
  void start(Stage first) throws Exception {
    begin(first);
  }

  @Test
  void respondersAnswerWhileTheyAreOn() throws Exception {
    fire("page-responders");
    type("responder-when", "ask");
    WindowHarness.await(
        "the doubt", () -> label("responder-mistake").startsWith("When: searching"));
    type("responder-when", "data[0] == 'ask'");
    WindowHarness.await("no doubt", () -> label("responder-mistake").isEmpty());
    type("responder-send", "send(e.data[1]");
    fire("responder-add");
    WindowHarness.await("the mistake", () -> label("responder-mistake").startsWith("Send, at "));
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
    try (var network = Network.to("127.0.0.1", port)) {
      for (int i = 0; i < 5; i++) {
        network.send(i);
      }
    }
    WindowHarness.await("rows", () -> harness.table().model().order().size() == 5);
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      fire("page-replay");
      type("replay-to", "127.0.0.1:" + python.port());
      type("replay-filter", "three");
      assertTrue(label("replay-doubt").startsWith("if: searching for \"three\""));
      type("replay-filter", "data[0] != 3");
      assertEquals("", label("replay-doubt"));
      type("replay-speed", "x");
      fire("replay-play");
      assertTrue(label("replay-state").contains("number above 0"), label("replay-state"));
      type("replay-speed", "1000");
      fire("replay-step");
      assertEquals("((0,), {})", python.next());
      WindowHarness.await("paused", () -> label("replay-state").startsWith("paused"));
      WindowHarness.fx(() -> node("replay-pause").requestFocus());
      fire("replay-pause");
      assertEquals("((4,), {})", python.next(3).getLast());
      WindowHarness.await("done", () -> label("replay-state").startsWith("done · 4 sent"));
      WindowHarness.await("the keyboard", () -> node("replay-play").isFocused());
      WindowHarness.fx(
          () -> this.<ComboBox<String>>node("replay-what").getSelectionModel().selectLast());
      type("replay-filter", "");
      fire("replay-play");
      assertTrue(label("replay-state").startsWith("Select"), label("replay-state"));
      WindowHarness.fx(() -> harness.table().model().goTo(2));
      fire("replay-play");
      assertEquals("((1,), {})", python.next());
      assertTrue(
          harness.session.jobs().list().stream()
              .noneMatch(one -> one.job().status().state() == SendJob.State.FAILED));
    }
  }

  @Test
  void aResponderThatIsChangedMeanwhileIsNotReplaced() throws Exception {
    Files.writeString(
        folder.resolve("sends.json"),
        """
        {"responders":[{"name":"1","when":"data[0] == 1","text":"send('one')"},
                       {"name":"2","when":"data[0] == 2","form":"text","text":"a\\nb","to":"127.0.0.1:1"}]}
        """);
    fire("page-responders");
    WindowHarness.await("listed", () -> all(".responder-edit").size() == 2);
    var edits = List.copyOf(all(".responder-edit"));
    WindowHarness.fx(() -> ((ButtonBase) edits.getFirst()).fire());
    type("responder-send", "send('changed')");
    WindowHarness.fx(() -> {
      this.<ButtonBase>node("responder-add").fire();
      ((ButtonBase) edits.getLast()).fire(); // before the change is checked
    });
    WindowHarness.await("saved", () -> file("sends.json").contains("send('changed')"));
    assertFalse(file("sends.json").contains("send('one')"));
    assertTrue(file("sends.json").contains("a\\nb"));
    assertEquals("ab", field("responder-send"));
    assertEquals("send text", label("responder-form"));
    type("responder-delay", "5");
    fire("responder-add");
    WindowHarness.await("saved", () -> file("sends.json").contains("5"));
    assertTrue(file("sends.json").contains("a\\nb"), "its line end is kept");
  }

  @Tag("slow")
  @Test
  void aResponderIsChangedAndReportsThatItTripped() throws Exception {
    fire("page-responders");
    type("responder-when", "data[0] == 'ask'");
    type("responder-send", "send('one')");
    fire("responder-add");
    WindowHarness.await("listed", () -> !all(".responder-on").isEmpty());
    fireFirst(".responder-edit");
    assertEquals("send('one')", field("responder-send"));
    type("responder-send", "send('two')");
    type("responder-most", "2");
    fire("responder-add");
    WindowHarness.await("changed", () -> state(".job-row .sent-message").contains("send('two')"));
    assertEquals(1, all(".responder-on").size());
    WindowHarness.fx(
        () -> ((ToggleSwitch) all(".responder-on").iterator().next()).setSelected(true));
    WindowHarness.await("on", () -> label("page-responders").equals("Responders · 1"));
    for (int i = 0; i < 20; i++) {
      harness.session.send(
          new Destination("127.0.0.1", port),
          Message.of(MessageForm.CALL, "send('ask')").compile().payload(SendContext.first()));
    }
    WindowHarness.await(
        "tripped", () -> state(".responder-state").contains("more than 2 answers in a second"));
    assertFalse(((ToggleSwitch) all(".responder-on").iterator().next()).isSelected());
    String kept = Files.readString(folder.resolve("sends.json"));
    assertTrue(kept.contains("send('two')") && !kept.contains("send('one')"), kept);
    fireFirst(".responder-remove");
    WindowHarness.await("gone", () -> all(".responder-on").isEmpty());
  }

  @Tag("slow")
  @Test
  void anAnswerGoesToAFixedPlaceAfterADelay() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      fire("page-responders");
      type("responder-when", "foo > 2");
      type("responder-send", "send('late', e.foo)");
      type("responder-delay", "soon");
      fire("responder-add");
      assertTrue(label("responder-mistake").contains("whole numbers"), label("responder-mistake"));
      type("responder-delay", "50");
      type("responder-to", "127.0.0.1:" + python.port());
      fire("responder-add");
      WindowHarness.await("listed", () -> !all(".responder-on").isEmpty());
      assertEquals("⇒  +50ms  send('late', e.foo)", state(".job-row .sent-message"));
      assertEquals("→ 127.0.0.1:" + python.port(), state(".job-row .sent-to"));
      ToggleSwitch on = (ToggleSwitch) all(".responder-on").iterator().next();
      WindowHarness.fx(() -> on.setSelected(true));
      WindowHarness.await("on", () -> label("page-responders").equals("Responders · 1"));
      Python.run(Python.sendCall(port, "()", "{'foo': 1}"));
      Python.run(Python.sendCall(port, "()", "{'foo': 3}"));
      assertEquals("(('late', 3), {})", python.next());
      WindowHarness.await("counted", () -> state(".responder-state").equals("on · 1 answered"));
      WindowHarness.fx(() -> on.setSelected(false));
      WindowHarness.await("off", () -> label("page-responders").equals("Responders"));
    }
  }

  @Tag("slow")
  @Test
  void aReplayLoopsIsPausedAndChangesItsSpeed() throws Exception {
    Python.run(Python.sendCall(port, "(0,)", "{}"));
    Python.run(Python.sendCall(port, "(1,)", "{}"));
    WindowHarness.await("rows", () -> harness.table().model().order().size() == 2);
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      fire("page-replay");
      type("replay-to", "127.0.0.1:" + python.port());
      type("replay-speed", "50");
      WindowHarness.fx(() -> this.<CheckBox>node("replay-loop").setSelected(true));
      fire("replay-play");
      assertEquals(List.of("((0,), {})", "((1,), {})", "((0,), {})"), python.next(3));
      WindowHarness.await("the loop", () -> label("replay-state").contains(" · loop "));
      assertTrue(label("replay-state").startsWith("playing"), label("replay-state"));
      fire("replay-pause");
      WindowHarness.await("paused", () -> label("replay-pause").equals("Resume"));
      type("replay-speed", "25");
      WindowHarness.fx(() -> this.<TextField>node("replay-speed").fireEvent(new ActionEvent()));
      WindowHarness.await("slower", () -> label("replay-state").contains("speed 25.00"));
      fire("replay-pause");
      WindowHarness.await("on", () -> label("replay-state").startsWith("playing"));
      harness.robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
      WindowHarness.await("stopped", () -> label("replay-state").startsWith("stopped"));
      assertFalse(harness.session.jobs().isAnyActive());
    }
  }
}
