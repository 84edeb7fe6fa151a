package picklescope.ui;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.NodeQuery;
import org.testfx.service.query.PointQuery;
import picklescope.system.OperatingSystem;

/**
 * TestFX's robot with four differences. It looks nodes up on the JavaFX thread: on the test's own,
 * where TestFX does it, a list of children may become shorter while it is gone through, for the
 * window moves on with each frame. It goes straight to where it clicks, where TestFX moves through
 * up to 200 points, each of them drawn. And after a click or a key it waits for a whole frame,
 * where TestFX sleeps five times. Where a test presses Ctrl it presses Command on macOS.
 */
public final class WindowRobot extends FxRobot {
  @Override
  public NodeQuery lookup(String query) {
    return Platform.isFxApplicationThread()
        ? super.lookup(query)
        : WindowHarness.fx(() -> super.lookup(query));
  }

  @Override
  public WindowRobot moveTo(PointQuery point, Motion motion) {
    awaitFrame(); // nodes are where they stay
    robotContext().getMouseRobot().moveNoWait(WindowHarness.fx(point::query));
    awaitFrame();
    return this;
  }

  @Override
  public WindowRobot clickOn(PointQuery point, Motion motion, MouseButton... buttons) {
    moveTo(point, motion);
    return clickOn(buttons);
  }

  @Override
  public WindowRobot clickOn(MouseButton... buttons) {
    var pressed = buttons.length == 0 ? new MouseButton[] {MouseButton.PRIMARY} : buttons;
    robotContext().getMouseRobot().pressNoWait(pressed);
    robotContext().getMouseRobot().releaseNoWait(pressed);
    awaitFrame();
    return this;
  }

  @Override
  public WindowRobot press(KeyCode... keys) {
    robotContext().getKeyboardRobot().pressNoWait(here(keys));
    awaitFrame();
    return this;
  }

  @Override
  public WindowRobot release(KeyCode... keys) {
    robotContext().getKeyboardRobot().releaseNoWait(here(keys));
    awaitFrame();
    return this;
  }

  @Override
  public WindowRobot push(KeyCode... keys) {
    robotContext().getKeyboardRobot().pressNoWait(here(keys));
    return release(List.of(keys).reversed().toArray(KeyCode[]::new));
  }

  @Override
  public WindowRobot write(String text) {
    var scene = WindowHarness.fx(() -> window(Window::isFocused).getScene());
    for (int i = 0; i < text.length(); i++) {
      robotContext()
          .getBaseRobot()
          .typeKeyboard(scene, KeyCode.UNDEFINED, text.substring(i, i + 1));
      awaitFrame();
    }
    return this;
  }

  /** Returns the keys of this system: macOS has Command where others have Ctrl. */
  private static KeyCode[] here(KeyCode... keys) {
    return Stream.of(keys)
        .map(key ->
            key == KeyCode.CONTROL && OperatingSystem.running() == OperatingSystem.MAC
                ? KeyCode.COMMAND
                : key)
        .toArray(KeyCode[]::new);
  }

  /** Waits until what was put in has been handled, and the frame after it laid out. */
  private static void awaitFrame() {
    var begun = new CountDownLatch(2);
    var timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            begun.countDown();
          }
        };
    WindowHarness.fx(timer::start);
    try {
      if (!begun.await(WindowHarness.BOUND_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("no frame within " + WindowHarness.BOUND_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      WindowHarness.fx(timer::stop);
    }
  }
}
