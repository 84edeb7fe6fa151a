package picklescope.ui;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.net.FreePorts;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.settings.CaptureSetting;
import picklescope.settings.FaultSetting;
import picklescope.settings.RelaySetting;

/**
 * Pictures of the sources and of their popups in both themes and four sizes, to be looked at. The
 * headless screen is too small for the largest, which needs a display and {@code
 * -Dglass.platform=gtk}.
 */
@Tag("pictures")
@ExtendWith(ApplicationExtension.class)
class SourcePicturesTest {
  private static final List<Pictures.Size> SIZES =
      List.of(
          new Pictures.Size(640, 400),
          new Pictures.Size(800, 600),
          new Pictures.Size(1000, 700),
          new Pictures.Size(1600, 1000));

  private WindowHarness harness;
  private int relay;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void ofSourcesAndTheirPopups() throws Exception {
    int used = FreePorts.next();
    relay = FreePorts.next();
    try (var target = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var sender = new DatagramSocket();
        var _ = new DatagramSocket(used)) {
      pictures("empty", () -> {});
      harness.session.ports().add(used);
      var sources = harness.session.sources();
      sources.add(
          new RelaySetting(
              relay,
              List.of("127.0.0.1:" + target.getLocalPort()),
              false,
              new FaultSetting(5, 20, 5, 1, 0, 0, 7, ""),
              List.of("action == 'start' -> hold 60min"),
              true));
      sources.add(new CaptureSetting("nosuch0", List.of(4950, 5000), true));
      WindowHarness.await(
          "faults", () -> harness.label("status-faults").endsWith("relay " + relay));
      pictures("empty-sources", () -> {});
      for (int i = 0; i < 12; i++) {
        String call =
            i % 3 == 2
                ? "send(%d, 'a long text: %s', foo='bar')".formatted(i, "more ".repeat(30))
                : "send(action='start', trial=%d)".formatted(i);
        byte[] payload = Message.of(MessageForm.CALL, call).compile().payload(null);
        var to = new InetSocketAddress("127.0.0.1", relay);
        sender.send(new DatagramPacket(payload, payload.length, to));
      }
      WindowHarness.await("messages", () -> harness.session.capture().last() >= 12);
      pictures("window", () -> {});
      pictures("relay", () -> unfold("relay-details-" + relay, "relay-edit-" + relay));
      pictures("relay-new", () -> menu("relay-add"));
      pictures("capture", () -> menu("capture-add"));
      pictures("held", () -> unfold("relay-details-" + relay, "relay-held-" + relay));
      pictures("doctor", this::doctor);
    }
  }

  private void doctor() {
    WindowHarness.fx(() -> harness.window.commands().get("hear-nothing").run());
    WindowHarness.await(
        "the end",
        () ->
            harness.isVisible("doctor-progress")
                && ((Labeled) harness.find("doctor-progress")).getText().endsWith("."));
  }

  /** Shows the whole pane: where the window is narrow a button of the strip opens it. */
  private void openPane() {
    WindowHarness.fx(() -> {
      if (harness.isVisible("sources-open") && !harness.isVisible("port-add")) {
        ((ButtonBase) harness.find("sources-open")).fire();
      }
    });
    WindowHarness.await("the pane", () -> harness.isVisible("port-add"));
  }

  private void menu(String item) {
    openPane();
    WindowHarness.fx(() ->
        harness.<SplitMenuButton>find("port-add").getItems().stream()
            .filter(one -> item.equals(one.getId()))
            .findFirst()
            .ifPresent(MenuItem::fire));
  }

  private void unfold(String row, String button) {
    openPane();
    WindowHarness.fx(() -> {
      if (!harness.isVisible(button)) {
        ((ButtonBase) harness.find(row)).fire();
      }
    });
    WindowHarness.await(button, () -> harness.isVisible(button));
    WindowHarness.fx(() -> ((ButtonBase) harness.find(button)).fire());
  }

  private void pictures(String name, Runnable open) {
    var screen = Screen.getPrimary().getBounds();
    for (var size : SIZES) {
      if (!screen.contains(0, 0, size.width(), size.height())) {
        continue;
      }
      Pictures.resize(harness, size);
      open.run();
      Pictures.write(
          harness, "source-%s-%d".formatted(name, size.width()), SourcePicturesTest::allWindows);
      WindowHarness.fx(() ->
          List.copyOf(Window.getWindows()).stream()
              .filter(PopupWindow.class::isInstance)
              .forEach(Window::hide));
    }
  }

  /** The window with the popups over it, each where it is on the screen. */
  private static WritableImage allWindows() {
    var all = new Pane();
    double left = Window.getWindows().stream().mapToDouble(Window::getX).min().orElse(0);
    double top = Window.getWindows().stream().mapToDouble(Window::getY).min().orElse(0);
    for (var window : Window.getWindows()) {
      all.getChildren()
          .add(
              at(
                  new ImageView(window.getScene().snapshot(null)),
                  window.getX() - left + window.getScene().getX(),
                  window.getY() - top + window.getScene().getY()));
    }
    return all.snapshot(null, null);
  }

  private static Node at(Node node, double x, double y) {
    node.relocate(x, y);
    return node;
  }
}
