package picklescope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.net.FreePorts;
import picklescope.net.PortSharing;
import picklescope.net.PortState;
import picklescope.pickle.PickleReader;
import picklescope.python.Repr;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.session.Session;
import picklescope.session.Source;
import picklescope.session.SourceState;
import picklescope.settings.FaultSetting;
import picklescope.settings.RelaySetting;
import picklescope.ui.WindowHarness;
import picklescope.ui.control.InputLimit;

/** The list of ports, by mouse and keyboard. */
@ExtendWith(ApplicationExtension.class)
class SourcesPaneTest {
  private static final int PORTS = 20;

  private final List<Integer> ports = new ArrayList<>();
  private WindowHarness harness;

  @Start
  void start(Stage stage) throws Exception {
    var session = new Session();
    for (int i = 0; i < PORTS; i++) {
      int port = FreePorts.next();
      session.ports().add(port, PortSharing.REUSE_ADDRESS);
      ports.add(port);
    }
    ports.sort(null);
    harness = new WindowHarness(stage, session);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private boolean isThere(String id) {
    return harness.robot.lookup("#" + id).tryQuery().filter(Node::isVisible).isPresent();
  }

  private void await(String id) {
    WindowHarness.await(id, () -> isThere(id));
  }

  private Bounds place(String id) {
    WindowHarness.awaitFrames(2);
    return WindowHarness.fx(() -> {
      var node = harness.find(id);
      return node.localToScene(node.getBoundsInLocal());
    });
  }

  @Tag("slow")
  @Test
  void eachPortHasOneLineAndTwentyAreInTheList() {
    await("port-details-" + ports.getLast());
    for (int port : ports) {
      assertTrue(place("port-" + port).getHeight() < 32, () -> place("port-" + port).toString());
    }
  }

  @Tag("slow")
  @Test
  void noLineIsCutAndAnAddedPortIsInView() throws Exception {
    int port = FreePorts.next(); // five digits
    WindowHarness.fx(
        () -> harness.<TextInputControl>find("port-add-number").setText(Integer.toString(port)));
    harness.robot.clickOn("#port-add");
    await("port-toggle-" + port);
    var list = place("source-rows");
    for (String part : List.of("port-details-", "port-rate-", "port-toggle-")) {
      assertTrue(list.contains(place(part + port)), part + place(part + port) + " of " + list);
    }
  }

  @Test
  void aPortIsAddedWithItsPlaceAndItsGroups() throws Exception {
    int port = FreePorts.next();
    WindowHarness.fx(() ->
        harness
            .<TextInputControl>find("port-add-number")
            .setText("127.0.0.1:" + port + " 239.1.1.1"));
    harness.robot.clickOn("#port-add");
    await("port-add-mistake");
    WindowHarness.fx(() ->
        harness.<TextInputControl>find("port-add-number").setText(port + " 239.1.1.1@127.0.0.1"));
    harness.robot.clickOn("#port-add");
    await("port-details-" + port);
    harness.robot.clickOn("#port-details-" + port);
    WindowHarness.await(
        "the group",
        () ->
            harness
                .<Label>find("port-state-" + port)
                .getText()
                .startsWith("● listening, group 239.1.1.1 on lo"));
  }

  @Test
  void removingMovesNoOtherPortAndIsUndone() throws Exception {
    int port = ports.get(1);
    int next = ports.get(2);
    await("port-details-" + port);
    harness.robot.clickOn("#port-details-" + port);
    await("port-remove-" + port);
    var before = place("port-toggle-" + next);
    harness.robot.clickOn("#port-remove-" + port);
    await("port-undo-" + port);
    WindowHarness.await("the port is free", () -> FreePorts.isFree(port));
    assertEquals(before, place("port-toggle-" + next));

    harness.robot.clickOn("#port-undo-" + port);
    await("port-details-" + port);
    WindowHarness.await("it listens", () -> harness.session.ports().isOpen(port));
    var again =
        harness.session.ports().list().stream()
            .filter(one -> one.number() == port)
            .findFirst()
            .orElseThrow();
    assertEquals(PortSharing.REUSE_ADDRESS, again.sharing());
  }

  @Tag("slow")
  @Test
  void theSourcesHaveTheRoomThatStreamsLeaveEmpty() throws Exception {
    try (var sender = new DatagramSocket()) {
      byte[] payload = "hello".getBytes(StandardCharsets.UTF_8);
      var to = new InetSocketAddress("127.0.0.1", ports.getFirst());
      sender.send(new DatagramPacket(payload, payload.length, to));
    }
    await("stream-tree");
    WindowHarness.await(
        "two thirds",
        () ->
            height("sources") > 0.66 * height("left-side")
                && height("stream-tree") > 3 * height("port-" + ports.getFirst()));
  }

  private double height(String id) {
    return harness.find(id).getLayoutBounds().getHeight();
  }

  @Tag("slow")
  @Test
  void aSecondClickOnTheStripClosesThePane() {
    WindowHarness.fx(() -> harness.stage.setWidth(640));
    await("sources-open");
    harness.robot.clickOn("#sources-open");
    await("port-add-number");
    WindowHarness.await(
        "nothing is cut",
        () ->
            harness.<Region>find("strip-port-" + ports.getFirst()).getWidth()
                <= harness.<Region>find("sources-strip").getWidth());
    harness.robot.clickOn("#strip-port-" + ports.getFirst());
    WindowHarness.await("closed", () -> !isThere("port-add-number"));
  }

  @Test
  void theKeyDeleteRemovesAndGoesToUndo() {
    int port = ports.getFirst();
    await("port-details-" + port);
    WindowHarness.fx(() -> harness.find("port-details-" + port).requestFocus());
    harness.robot.push(KeyCode.DELETE);
    await("port-undo-" + port);
    WindowHarness.await("undo", () -> harness.find("port-undo-" + port).isFocused());
    harness.robot.push(KeyCode.SPACE);
    WindowHarness.await(
        "back",
        () -> isThere("port-details-" + port) && harness.find("port-details-" + port).isFocused());
  }

  @Test
  void aPortInUseOffersHelpAndOpensWhenItIsFree() throws Exception {
    int used = FreePorts.next();
    try (var _ = new DatagramSocket(used)) {
      harness.session.ports().add(used);
      await("port-retry-" + used);
      assertTrue(isThere("port-share-" + used));
      String state = harness.label("port-state-" + used);
      assertTrue(state.startsWith("✕ Port " + used + " is in use by "), state);
    }
    WindowHarness.await("it listens", () -> harness.session.ports().isOpen(used));
    WindowHarness.await(
        "it is reported",
        () ->
            harness
                .label("status-message")
                .equals("Port %d is free again and listens.".formatted(used)));
    WindowHarness.await("no retry is offered", () -> !isThere("port-retry-" + used));
  }

  @Test
  void aRelayThatFailedIsStartedAgain() throws Exception {
    int used = FreePorts.next();
    var sources = harness.session.sources();
    try (var _ = new DatagramSocket(used)) {
      sources.add(
          new RelaySetting(
              used, List.of("127.0.0.1:9"), false, FaultSetting.NONE, List.of(), true));
      await("relay-retry-" + used);
      WindowHarness.await(
          "why", () -> harness.label("relay-state-" + used).contains("in use by Picklescope"));
    }
    WindowHarness.fx(() -> harness.<Button>find("relay-retry-" + used).fire());
    WindowHarness.await("it is no longer offered", () -> !isThere("relay-retry-" + used));
    assertTrue(
        sources.list().stream().anyMatch(one -> one.state() instanceof SourceState.Relaying));
  }

  @Tag("slow")
  @Test
  void sharingThatTheOtherProgramRefusesIsReported() throws Exception {
    int used = FreePorts.next();
    try (var _ = new DatagramSocket(used)) {
      harness.session.ports().add(used);
      await("port-share-" + used);
      WindowHarness.fx(() -> harness.<Button>find("port-share-" + used).fire());
      WindowHarness.await(
          "it is reported at the port",
          () ->
              isThere("port-answer-" + used)
                  && harness.label("port-answer-" + used).startsWith("It cannot be shared"));
      assertTrue(
          harness.session.ports().list().stream()
              .anyMatch(port -> port.state() instanceof PortState.Failed));
    }
    WindowHarness.await("it is over", () -> !isThere("port-answer-" + used));
  }

  private void press(String id) {
    WindowHarness.fx(() -> harness.<Button>find(id).fire());
  }

  private void write(String id, String text) {
    WindowHarness.fx(() -> harness.<TextInputControl>find(id).setText(text));
  }

  @Test
  void aHeldMessageIsEditedInTheComposerAndAnotherGoesOnMeanwhile() throws Exception {
    int port = FreePorts.next();
    try (var target = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var sender = new DatagramSocket()) {
      target.setSoTimeout(30_000);
      harness
          .session
          .sources()
          .add(
              new RelaySetting(
                  port,
                  List.of("127.0.0.1:" + target.getLocalPort()),
                  false,
                  new FaultSetting(0, 0, 0, 1, 0, 0, 1, ""),
                  List.of("-> hold 60min"),
                  true));
      await("relay-details-" + port);
      WindowHarness.await(
          "faults", () -> harness.label("status-faults").equals("▲ Faults are on: relay " + port));
      press("relay-details-" + port);
      await("relay-held-" + port);
      for (String call : List.of("send(1)", "send(2)")) {
        byte[] payload = Message.of(MessageForm.CALL, call).compile().payload(null);
        var to = new InetSocketAddress("127.0.0.1", port);
        sender.send(new DatagramPacket(payload, payload.length, to));
      }
      press("relay-held-" + port);
      await("held-edit-2");
      harness.robot.clickOn("#held-edit-1");
      WindowHarness.await("editing", () -> harness.label("compose-send").equals("Send on"));
      assertTrue(isThere("compose-held"));
      assertTrue(WindowHarness.fx(() -> harness.find("compose-destination").isDisabled()));
      write("compose-text", "send(7, 'new')");
      harness.robot.clickOn("#compose-send");
      assertEquals("((7, 'new'), {})", receive(target));
      WindowHarness.await(
          "done", () -> harness.label("compose-outcome").startsWith("✓ Sent on in the place"));
      assertEquals("Send", harness.label("compose-send"));

      press("relay-held-" + port);
      await("held-edit-2");
      harness.robot.clickOn("#held-edit-2");
      WindowHarness.await("editing", () -> harness.label("compose-send").equals("Send on"));
      harness.session.sources().remove("relay " + port);
      assertEquals("((2,), {})", receive(target));
      WindowHarness.await(
          "gone",
          () -> harness.label("compose-outcome").startsWith("The held message has gone on"));
      assertEquals("Send", harness.label("compose-send"));
    }
  }

  private static String receive(DatagramSocket target) throws Exception {
    var received = new DatagramPacket(new byte[1_000], 1_000);
    target.receive(received);
    byte[] payload = Arrays.copyOf(received.getData(), received.getLength());
    return new Repr().of(PickleReader.read(payload));
  }

  private void add(String item) {
    WindowHarness.fx(() ->
        harness.<SplitMenuButton>find("port-add").getItems().stream()
            .filter(one -> item.equals(one.getId()))
            .findFirst()
            .orElseThrow()
            .fire());
  }

  /** The menu was opened at the button behind the form, which has the keyboard there. */
  @Test
  void enterInTheFieldOfTheInterfaceSavesTheFormAlone() {
    WindowHarness.fx(() -> harness.find("port-add").requestFocus());
    add("capture-add");
    await("capture-save");
    write("capture-interface-text", "-x");
    WindowHarness.fx(() -> harness.find("capture-interface-text").requestFocus());
    harness.robot.push(KeyCode.ENTER);
    WindowHarness.await(
        "the mistake",
        () ->
            harness
                .label("capture-mistake")
                .equals("'-x' is not the name of a network interface."));
    assertFalse(isThere("port-add-mistake"));
  }

  /** The composer sends with Ctrl+Enter. */
  @Test
  void enterInAFormIsNotForTheWindow() {
    var seen = new ArrayList<KeyCode>();
    WindowHarness.fx(() ->
        harness
            .find("port-add-number")
            .getScene()
            .addEventFilter(KeyEvent.KEY_PRESSED, key -> seen.add(key.getCode())));
    add("relay-add");
    await("relay-vizard-answers");
    WindowHarness.fx(() -> harness.find("relay-vizard-answers").requestFocus());
    harness.robot.push(KeyCode.F9).push(KeyCode.SHORTCUT, KeyCode.ENTER);
    assertTrue(seen.contains(KeyCode.F9), seen.toString());
    assertFalse(seen.contains(KeyCode.ENTER), seen.toString());
    assertTrue(harness.isVisible("relay-rules"));
  }

  /** Enter in the window must not add a relay that is half written. */
  @Test
  void afterAClickBesideAFormTheKeysAreForTheWindow() {
    add("relay-add");
    await("relay-save");
    write("relay-targets", "pc");
    WindowHarness.fx(() -> harness.<TextInputControl>find("compose-text").setText("foo"));
    harness.robot.clickOn("#relay-targets");
    var text = harness.find("compose-text");
    var beside =
        WindowHarness.fx(() -> text.localToScreen(text.getLayoutBounds().getMaxX() - 20, 20));
    harness.robot.clickOn(beside);
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.END).push(KeyCode.ENTER);
    WindowHarness.await(
        "edited", () -> harness.<TextInputControl>find("compose-text").getText().equals("foo\n"));
    harness.robot.push(KeyCode.ESCAPE);
    assertEquals("pc", harness.<TextInputControl>find("relay-targets").getText());
    assertTrue(harness.isVisible("relay-targets"), "it is still open");
    assertEquals("", harness.label("relay-mistake"), "it was not saved");
    harness.robot.clickOn("#relay-targets").push(KeyCode.END).push(KeyCode.BACK_SPACE);
    assertEquals("p", harness.<TextInputControl>find("relay-targets").getText());
    harness.robot.push(KeyCode.ENTER);
    WindowHarness.await("saved", () -> !harness.label("relay-mistake").isEmpty());

    harness.robot.clickOn(beside);
    add("relay-add"); // the form is open, and is shown for another one
    write("relay-port", "12");
    harness.robot.push(KeyCode.END).push(KeyCode.BACK_SPACE);
    assertEquals("1", harness.<TextInputControl>find("relay-port").getText());
  }

  /** The window would stand still for seconds while it lays such a text out. */
  @Test
  void aTextThatIsMuchTooLongIsNotInserted() {
    String book = "a".repeat(InputLimit.MOST_IN_LINE + 1);
    add("relay-add");
    await("relay-save");
    for (String id : List.of("port-add-number", "relay-targets", "relay-when")) {
      String text =
          WindowHarness.fx(() -> {
            TextInputControl field = harness.find(id);
            field.replaceText(0, 0, book); // as to paste it does
            return field.getText();
          });
      assertEquals("", text, id);
    }
  }

  private void writeRelay(int port) {
    add("relay-add");
    await("relay-save");
    write("relay-port", Integer.toString(port));
    write("relay-targets", "127.0.0.1:9");
  }

  /** A look-up takes seconds if a name server does not answer; all changes wait for it. */
  @Test
  void theFormShowsThatItWaitsAndTheAnswerLeavesAnotherOneOpen() throws Exception {
    int port = FreePorts.next();
    writeRelay(port);
    synchronized (harness.session.sources()) {
      harness.robot.clickOn("#relay-save");
      WindowHarness.await(
          "it waits", () -> harness.label("relay-waiting").equals("Looking up names…"));
      assertTrue(WindowHarness.fx(() -> harness.find("relay-save").isDisabled()));
      press("relay-cancel");
      writeRelay(1234);
    }
    await("relay-details-" + port);
    WindowHarness.awaitFrames(2);
    assertTrue(isThere("relay-save"));
    assertFalse(WindowHarness.fx(() -> harness.find("relay-save").isDisabled()));
    assertEquals(
        "1234", WindowHarness.fx(() -> harness.<TextInputControl>find("relay-port").getText()));
  }

  @Test
  void aFormThatWasClosedWhileItWaitedShowsWhatFailed() throws Exception {
    int port = FreePorts.next();
    writeRelay(port);
    press("relay-save");
    await("relay-details-" + port);
    writeRelay(port);
    synchronized (harness.session.sources()) {
      harness.robot.clickOn("#relay-save");
      WindowHarness.await("it waits", () -> !harness.label("relay-waiting").isEmpty());
      press("relay-cancel");
      WindowHarness.await("it is closed", () -> !isThere("relay-save"));
    }
    await("relay-save");
    assertTrue(harness.label("relay-mistake").startsWith("There is "));
    assertTrue(WindowHarness.fx(() -> harness.find("relay-port").isFocused()));
  }

  @Test
  void aRelayWhoseTargetsAnswerToItsPortIsAddedAndShownAsItIs() throws Exception {
    int port = FreePorts.next();
    add("relay-add");
    await("relay-save");
    write("relay-port", Integer.toString(port));
    write("relay-targets", "127.0.0.1:9");
    WindowHarness.fx(() -> harness.<CheckBox>find("relay-vizard-answers").fire());
    press("relay-save");
    await("relay-details-" + port);
    press("relay-details-" + port);
    WindowHarness.await(
        "it is shown", () -> harness.label("relay-state-" + port).endsWith(" is an answer."));
    assertEquals(
        List.of(
            new RelaySetting(
                port, List.of("127.0.0.1:9"), true, FaultSetting.NONE, List.of(), true)),
        harness.session.sources().list().stream().map(Source::setting).toList());
  }

  @Test
  void aRelayIsAddedAndAHeldMessageIsSentOn() throws Exception {
    int port = FreePorts.next();
    try (var target = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var sender = new DatagramSocket()) {
      target.setSoTimeout(30_000);
      add("relay-add");
      await("relay-save");
      write("relay-port", Integer.toString(port));
      harness.robot.clickOn("#relay-save");
      WindowHarness.await(
          "the mistake", () -> harness.label("relay-mistake").startsWith("Write where"));
      write("relay-rules", "ok -> drop");
      WindowHarness.await(
          "the doubt", () -> harness.label("relay-mistake").startsWith("Rule 1: searching for"));
      assertTrue(harness.find("relay-mistake").getStyleClass().contains("doubt"));
      harness.robot.clickOn("#relay-save");
      WindowHarness.await(
          "the mistake", () -> harness.label("relay-mistake").startsWith("Write where"));
      assertFalse(harness.find("relay-mistake").getStyleClass().contains("doubt"));
      write("relay-targets", "127.0.0.1:" + target.getLocalPort());
      write("relay-rules", "-> hold 60s");
      harness.robot.clickOn("#relay-save");
      await("relay-details-" + port);
      press("relay-details-" + port);
      WindowHarness.await(
          "open", () -> harness.label("relay-state-" + port).startsWith("● passes on to"));
      byte[] payload = "hello".getBytes(StandardCharsets.UTF_8);
      var to = new InetSocketAddress("127.0.0.1", port);
      sender.send(new DatagramPacket(payload, payload.length, to));
      WindowHarness.await(
          "held", () -> harness.label("relay-state-" + port).contains("1 message is held"));

      press("relay-held-" + port);
      await("held-on-1");
      press("held-on-1");
      var received = new DatagramPacket(new byte[100], 100);
      target.receive(received);
      assertEquals(payload.length, received.getLength());
    }
  }
}
