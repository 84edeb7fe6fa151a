package picklescope.ui;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.LoopbackAddresses;
import picklescope.Python;
import picklescope.net.FreePorts;
import picklescope.send.Destination;
import picklescope.session.Session;

/** Pictures of the window in both themes, to be looked at, and for README. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class ScreenshotTest {
  private WindowHarness harness;
  private int port;

  @BeforeAll
  static void many() {
    LoopbackAddresses.assumeMany();
  }

  @Start
  void start(Stage stage) throws Exception {
    port = FreePorts.next();
    var session = new Session();
    session.ports().add(port);
    session
        .senderNames()
        .setAliases(
            Map.of(
                "127.0.0.2", "TRACKER",
                "127.0.0.3", "LAB-3",
                "127.0.0.4", "ARDUINO",
                "127.0.0.5", "MATLAB"));
    harness = new WindowHarness(stage, session);
    stage.setWidth(1280); // the size of a first start, in which nothing is cut
    stage.setHeight(800);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void emptyWindowAndFullWindow() throws Exception {
    Pictures.write(harness, "empty");
    Python.run(
        """
        import math, pickle, socket, time
        def send(to, payload):
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.bind((to, 0))
            s.sendto(payload, ('127.0.0.1', %d))
        def call(*args, **kwargs):
            return pickle.dumps((args, kwargs), 4)
        for i in range(60):
            turn = math.sin(i / 9)
            send('127.0.0.2', call('pose', pos=[round(turn, 3), 1.8, -0.25], n=i))
            if i %% 3 == 0:
                send('127.0.0.3', call(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data']))
            if i %% 12 == 10:
                send('127.0.0.4', b'Some raw data')
            if i %% 12 == 11:
                send('127.0.0.5', pickle.dumps({'trial': i, 'done': True}, 2))
            time.sleep(0.005 + 0.03 * (1 + turn))
        """
            .formatted(port));
    WindowHarness.await("all rows", () -> harness.session.capture().last() >= 90);
    harness.session.send(
        new Destination("127.0.0.3", port), "Some raw answer\n".getBytes(StandardCharsets.UTF_8));
    long last = harness.session.capture().last();
    WindowHarness.await("the newest row", () -> shows(last));
    WindowHarness.fx(() -> harness.table().model().goTo(last - 6));
    WindowHarness.await(
        "the value", () -> harness.robot.lookup("#detail-value").tryQuery().isPresent());
    WindowHarness.awaitFrames(3);
    WindowHarness.fx(() -> harness.table().model().follow());
    WindowHarness.await("the newest row", () -> shows(last));
    Pictures.write(harness, "window");
    WindowHarness.fx(
        () -> ((TextInputControl) harness.find("compose-text")).setText("send(5, 'hello, foo=78)"));
    WindowHarness.fx(() -> harness.window.composer().send());
    WindowHarness.await("the mistake", () -> harness.find("compose-mark").isVisible());
    Pictures.write(harness, "mistake");
  }

  private boolean shows(long number) {
    return harness.table().model().frame().rows().stream().anyMatch(row -> row.number() == number);
  }
}
