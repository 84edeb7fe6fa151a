package picklescope.ui.inspect;

import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import picklescope.event.Envelope;
import picklescope.net.FreePorts;
import picklescope.net.Network;
import picklescope.python.eval.Constants;
import picklescope.session.Session;
import picklescope.ui.WindowHarness;
import picklescope.ui.text.CodeFont;
import picklescope.ui.text.CodeView;

/** A window that gets messages, with words for what tests do to its inspector. */
public final class InspectorRobot implements AutoCloseable {
  public final WindowHarness harness;
  public final Network network;
  public final int port;
  private final CodeFont font = CodeFont.ofSize(12.5);

  /** Shows the window; on the JavaFX thread. */
  public InspectorRobot(Stage stage) throws Exception {
    this(stage, new Session());
  }

  public InspectorRobot(Stage stage, Session session) throws Exception {
    port = FreePorts.next();
    session.ports().add(port);
    network = Network.to("localhost", port);
    harness = new WindowHarness(stage, session);
  }

  @Override
  public void close() {
    network.close();
    harness.close();
  }

  public void send(byte[] payload) throws Exception {
    long before = harness.session.capture().last();
    network.sendRaw(payload);
    WindowHarness.await("received", () -> harness.session.capture().last() > before);
  }

  public void sendCall(String call) throws Exception {
    send(Envelope.auto().encode(Constants.call(call), 4));
  }

  public void select(long number) {
    WindowHarness.await(
        "row " + number,
        () ->
            harness.table().model().frame().rows().stream()
                .anyMatch(row -> row.number() == number));
    WindowHarness.fx(() -> harness.table().model().goTo(number));
    awaitDetail(number);
    // With its first message the inspector takes its room.
    WindowHarness.awaitStill("room", () -> harness.find("detail").getLayoutBounds().getHeight());
  }

  /** The inspector shows that message. */
  public void awaitDetail(long number) {
    WindowHarness.await(
        "its detail",
        () ->
            harness.robot.lookup("#detail-facts").tryQuery().isPresent()
                && label("detail-facts").startsWith("#" + number + " ")
                // A split pane has its parts in the scene with the first frame only.
                && harness.robot.lookup("#tab-value").tryQuery().isPresent());
  }

  /** Waits until the streams of what has been received are displayed at the side. */
  public void awaitStreams() {
    WindowHarness.await("streams", () -> harness.find("stream-tree").getParent().isVisible());
  }

  public String label(String id) {
    return harness.<Labeled>find(id).getText();
  }

  /** Presses a button or chooses an item of a menu. */
  public void press(String id) {
    WindowHarness.fx(() -> harness.<ButtonBase>find(id).fire());
  }

  public String current(String id) {
    return WindowHarness.fx(() -> InspectorViews.current(harness.find(id)));
  }

  public String text(String id) {
    return WindowHarness.fx(() -> harness.<CodeView>find(id).text());
  }

  public void awaitText(String id, Predicate<String> said) {
    WindowHarness.await(id, () -> said.test(harness.<CodeView>find(id).text()));
  }

  public static String clipboard() {
    return WindowHarness.fx(() -> Clipboard.getSystemClipboard().getString());
  }

  /** The keyboard is in a view. */
  public void focus(String id) {
    WindowHarness.fx(() -> harness.find(id).requestFocus());
    WindowHarness.await(id + " focused", () -> harness.find(id).isFocused());
  }

  public InspectorRobot push(KeyCode... keys) {
    for (KeyCode key : keys) {
      harness.robot.push(key);
    }
    return this;
  }

  public void pushWith(KeyCode modifier, KeyCode key) {
    harness.robot.press(modifier).push(key).release(modifier);
  }

  /** A click on a row, so many characters from its left. */
  public void click(String id, int row, double column) {
    clickAt(id, InspectorViews.place(harness.find(id), row, column, font), MouseButton.PRIMARY);
  }

  public void clickByte(int at) {
    Node bytes = harness.find("detail-bytes");
    clickAt("detail-bytes", InspectorViews.placeOfByte(bytes, at, font), MouseButton.PRIMARY);
  }

  public void clickAt(String id, Point2D place, MouseButton button) {
    Point2D screen = WindowHarness.fx(() -> harness.find(id).localToScreen(place));
    harness.robot.clickOn(screen, button);
  }

  public String lit() {
    return WindowHarness.fx(() -> InspectorViews.lit(harness.find("detail-bytes")));
  }

  public CodeFont font() {
    return font;
  }
}
