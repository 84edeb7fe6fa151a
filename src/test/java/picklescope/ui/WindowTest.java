package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.Python;
import picklescope.net.FreePorts;
import picklescope.ui.text.CodeView;
import picklescope.view.table.Row;

/** The main job through the window, with real python3 processes. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {
  private static final String RECEIVE =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.bind(('127.0.0.1', 0))
      s.settimeout(60)
      print(s.getsockname()[1], flush=True)
      payload = s.recvfrom(70000)[0]
      """;

  private WindowHarness harness;
  private int port;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
    port = harness.port();
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void aCallFromPythonBecomesItsRow() throws Exception {
    Python.run(
        Python.sendCall(port, "(5, 'hello', [1, 2, 3])", "{'foo': 78, 'bar': ['more', 'data']}"));
    var row = rowOf(1);
    assertEquals(
        List.of("1", "127.0.0.1", Integer.toString(port), "5, 'hello', [1, 2, 3]"),
        harness.texts(row, "number", "address", "port", "data"));
    assertEquals(List.of("foo=78 bar=['more', 'data']"), harness.texts(row, "attributes"));
    assertEquals(Row.Kind.IN, row.kind());
  }

  @Test
  void aSelectedRowShowsItsWholeValue() throws Exception {
    Python.run(Python.sendCall(port, "(list(range(100)),)", "{'foo': {'a': None}}"));
    select(1);
    assertTrue(harness.inspector("detail-value").contains("e.foo = {'a': None}"));
    String value = text("detail-callback", "tab-callback");
    assertTrue(value.contains("99,"), value);
    assertTrue(value.contains("e.foo = {'a': None}"), value);
    assertEquals("network event", harness.label("detail-kind"));
    assertTrue(harness.inspector("detail-bytes").startsWith("0000  80 04 95"));
  }

  @Test
  void rawBytesShowTextAndHex() throws Exception {
    Python.run(
        """
        import socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.sendto(b'Some raw data', ('127.0.0.1', %d))
        """
            .formatted(port));
    select(1);
    assertEquals("raw", harness.label("detail-kind"));
    assertTrue(text("raw-text", "tab-raw").contains("Some raw data"));
    assertTrue(harness.inspector("detail-bytes").startsWith("0000  53 6f 6d 65"));
    assertEquals(List.of("raw b'Some raw data'"), harness.texts(rowOf(1), "data"));
  }

  @Test
  void theComposersCallArrivesInPythonEqual() throws Exception {
    Process python = Python.start(RECEIVE + "print(pickle.loads(payload))");
    try (var output = python.inputReader()) {
      int to = Integer.parseInt(output.readLine());
      type("compose-destination-text", "localhost:" + to);
      type("compose-text", "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])");
      harness.robot.clickOn("#compose-text").push(KeyCode.CONTROL, KeyCode.ENTER);
      assertEquals(
          "((5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']})", output.readLine());
      assertTrue(python.waitFor(60, TimeUnit.SECONDS));
      var row = rowOf(1);
      assertEquals(Row.Kind.OUT, row.kind());
      assertEquals(Row.Kind.OUT, row.kind());
      assertEquals(List.of(Integer.toString(to)), harness.texts(row, "port"));
      WindowHarness.await(
          "a word that it was sent", () -> harness.label("compose-outcome").startsWith("✓"));
    }
  }

  @Tag("slow")
  @Test
  void rawTextAndHexArriveAsTheyAre() throws Exception {
    assertEquals("b'caf\\xc3\\xa9\\n\\x00'", sendRaw("compose-raw", "café\\n\\x00"));
    assertEquals("b'\\x80\\x04K\\x05.'", sendRaw("compose-hex", "80 04 4b 05 2e"));
  }

  private String sendRaw(String form, String text) throws Exception {
    Process python = Python.start(RECEIVE + "print(payload)");
    try (var output =
        new BufferedReader(
            new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8))) {
      harness.robot.clickOn("#" + form);
      type("compose-destination-text", "127.0.0.1:" + output.readLine());
      type("compose-text", text);
      harness.robot.clickOn("#compose-send");
      return output.readLine();
    }
  }

  @Test
  void mistakesStandWhereTheyAre() {
    type("compose-text", "send(5, 'hello)");
    harness.robot.clickOn("#compose-send");
    WindowHarness.await("the mark", () -> harness.find("compose-mark").isVisible());
    assertTrue(
        harness.label("compose-outcome").startsWith("✕ At 9: "), harness.label("compose-outcome"));
    type("compose-text", "send(5)");
    assertFalse(harness.find("compose-mark").isVisible());
    assertEquals("", harness.label("compose-outcome"));
    type("compose-destination-text", "localhost:99999");
    harness.robot.clickOn("#compose-send");
    WindowHarness.await("a reason", () -> harness.label("compose-outcome").contains("1 to 65535"));
    assertTrue(harness.find("compose-destination").getStyleClass().contains("mistaken"));
  }

  @Tag("slow")
  @Test
  void aPortIsSwitchedOffAndOn() throws Exception {
    ToggleSwitch toggle = awaitNode("port-toggle-" + port);
    harness.robot.clickOn(toggle);
    WindowHarness.await("off", () -> harness.label("port-rate-" + port).equals("off"));
    assertTrue(FreePorts.isFree(port), "another program can have the port");
    harness.robot.clickOn(toggle);
    WindowHarness.await("on", () -> harness.label("port-rate-" + port).endsWith("/s"));
    assertFalse(FreePorts.isFree(port));
    Python.run(Python.sendCall(port, "('again',)", "{}"));
    assertEquals(List.of("'again'"), harness.texts(rowOf(1), "data"));
  }

  @Test
  void aPortIsAddedAndRemoved() throws Exception {
    int other = FreePorts.next();
    type("port-add-number", Integer.toString(other));
    harness.robot.clickOn("#port-add");
    awaitNode("port-rate-" + other);
    WindowHarness.await("listening", () -> harness.label("port-rate-" + other).endsWith("/s"));
    Python.run(Python.sendCall(other, "('added',)", "{}"));
    assertEquals(List.of(Integer.toString(other)), harness.texts(rowOf(1), "port"));
    harness.robot.clickOn("#port-details-" + other);
    awaitNode("port-remove-" + other);
    harness.robot.clickOn("#port-remove-" + other);
    awaitNode("port-undo-" + other);
    WindowHarness.await("removed", () -> FreePorts.isFree(other));
  }

  @Tag("slow")
  @Test
  void aPortInUseIsReported() throws Exception {
    try (var taken = new DatagramSocket(0)) {
      int used = taken.getLocalPort();
      type("port-add-number", Integer.toString(used));
      harness.robot.clickOn("#port-add-number").push(KeyCode.ENTER);
      awaitNode("port-state-" + used);
      WindowHarness.await(
          "the reason", () -> harness.label("port-state-" + used).contains("in use by "));
      Python.run(Python.sendCall(port, "('still heard',)", "{}"));
      assertEquals(List.of("'still heard'"), harness.texts(rowOf(1), "data"));
    }
  }

  @Tag("slow")
  @Test
  void anInvalidPortIsReportedAtItsField() {
    for (String wrong : List.of("0", "65536", "99999999999", "http", "")) {
      type("port-add-number", wrong);
      harness.robot.clickOn("#port-add");
      assertTrue(harness.find("port-add-mistake").isVisible(), wrong);
      assertTrue(
          harness.label("port-add-mistake").contains("1 to 65535"),
          harness.label("port-add-mistake"));
    }
    type("port-add-number", "1");
    assertFalse(harness.find("port-add-mistake").isVisible());
  }

  @Test
  void theEmptyTableOffersATestMessageThatIsReallySent() throws Exception {
    WindowHarness.await(
        "the port's number",
        () -> harness.label("empty-listening").contains(Integer.toString(port)));
    Button test = harness.find("send-test");
    WindowHarness.await("the button", () -> !test.isDisabled());
    harness.robot.clickOn(test);
    WindowHarness.await("sent and received", () -> harness.session.capture().last() == 2);
    var directions = List.of(rowOf(1).kind(), rowOf(2).kind());
    assertTrue(directions.containsAll(List.of(Row.Kind.IN, Row.Kind.OUT)), directions.toString());
    assertFalse(harness.find("empty").isVisible());
  }

  @Tag("slow")
  @Test
  void theLinesToPasteWork() throws Exception {
    WindowHarness.await(
        "the port's number", () -> text("empty-python").contains(Integer.toString(port)));
    Python.run(text("empty-python"));
    assertEquals(List.of("5, 'hello'", "foo=78"), harness.texts(rowOf(1), "data", "attributes"));
  }

  private Row rowOf(long number) {
    WindowHarness.await("row " + number, () -> shown(number) != null);
    return WindowHarness.fx(() -> shown(number));
  }

  private Row shown(long number) {
    return harness.table().model().frame().rows().stream()
        .filter(row -> row.number() == number && row.kind() != Row.Kind.PENDING)
        .findFirst()
        .orElse(null);
  }

  private void select(long number) {
    rowOf(number);
    WindowHarness.fx(() -> harness.table().model().goTo(number));
    awaitNode("detail-value");
  }

  private <T extends javafx.scene.Node> T awaitNode(String id) {
    WindowHarness.await(id, () -> harness.robot.lookup("#" + id).tryQuery().isPresent());
    return harness.find(id);
  }

  /** The text of a view after its tab has been chosen. */
  private String text(String id, String tab) {
    WindowHarness.fx(() -> harness.<ToggleButton>find(tab).fire());
    return text(id);
  }

  private String text(String id) {
    return WindowHarness.fx(() -> harness.<CodeView>find(id).text());
  }

  private void type(String id, String text) {
    WindowHarness.fx(() -> harness.<TextInputControl>find(id).setText(text));
  }
}
