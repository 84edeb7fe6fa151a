package picklescope.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import picklescope.Python;
import picklescope.send.PythonReceiver;
import picklescope.ui.WindowHarness;

/** From messages of the table, and of the clipboard, to sends. */
class FromTrafficTest extends ComposerWindow {
  @Start
  void start(Stage first) throws Exception {
    begin(first);
  }

  @Test
  void rowsAreEditedResentAndSaved() throws Exception {
    Python.run(Python.sendCall(port, "(5, 'hello')", "{'foo': 78}"));
    WindowHarness.await("row", () -> harness.table().model().order().size() == 1);
    WindowHarness.fx(() -> harness.table().model().goTo(1));
    type("compose-text", "send()");
    harness.robot.push(KeyCode.CONTROL, KeyCode.E);
    WindowHarness.await("edited", () -> field("compose-text").equals("send(5, 'hello', foo=78)"));
    WindowHarness.fx(() -> node("compose-text").requestFocus());
    harness.robot.push(KeyCode.CONTROL, KeyCode.Z);
    WindowHarness.await("what was written before", () -> field("compose-text").equals("send()"));
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      type("compose-destination-text", "127.0.0.1:" + python.port());
      WindowHarness.fx(() ->
          harness.rowMenu().withSelected(1, event -> harness.composer().resend(event, _ -> {})));
      assertEquals("((5, 'hello'), {'foo': 78})", python.next());
      WindowHarness.fx(() ->
          harness.rowMenu().withSelected(1, event -> harness.composer().save(event, _ -> {})));
      fire("page-saved");
      TreeView<?> list = await("saved-list");
      WindowHarness.await("saved", () -> list.getExpandedItemCount() == 1);
    }
  }

  @Tag("slow")
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

  @Tag("slow")
  @Test
  void bareValuesAreEditedPastedAndWrittenAsPython() throws Exception {
    Python.run(
        "import pickle, socket; socket.socket(type=socket.SOCK_DGRAM).sendto("
            + "pickle.dumps({'id': 7}, 2), ('127.0.0.1', %d))".formatted(port));
    WindowHarness.await("row", () -> harness.table().model().order().size() == 1);
    WindowHarness.fx(() -> harness.table().model().goTo(1));
    try (var python = PythonReceiver.printing("(payload[1], pickle.loads(payload))")) {
      type("compose-destination-text", "127.0.0.1:" + python.port());
      harness.robot.push(KeyCode.CONTROL, KeyCode.E);
      WindowHarness.await("edited", () -> field("compose-text").equals("{'id': 7}"));
      type("compose-text", "{'id': 8}");
      fire("compose-send");
      assertEquals("(2, {'id': 8})", python.next());
    }
    paste("{\"number\":1,\"direction\":\"in\",\"kind\":\"bare\",\"repr\":\"(([1],), {})\"}");
    WindowHarness.await("the value", () -> field("compose-text").equals("[1]"));
  }

  @Test
  void whatWasSentGoesAgainToWhereItWent() throws Exception {
    try (var first = PythonReceiver.printing(PythonReceiver.UNPICKLED);
        var other = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      type("compose-destination-text", "127.0.0.1:" + first.port());
      type("compose-text", "send(1)");
      fire("compose-send");
      assertEquals("((1,), {})", first.next());
      WindowHarness.await("row", () -> harness.table().model().order().size() == 1);
      WindowHarness.fx(() -> harness.table().model().goTo(1));
      type("compose-destination-text", "127.0.0.1:" + other.port());
      var composer = harness.composer();
      WindowHarness.fx(
          () -> harness.rowMenu().withSelected(1, event -> composer.resend(event, _ -> {})));
      assertEquals("((1,), {})", first.next());
      harness.robot.push(KeyCode.CONTROL, KeyCode.E);
      WindowHarness.await(
          "its destination",
          () -> field("compose-destination-text").equals("127.0.0.1:" + first.port()));
    }
  }
}
