package picklescope.ui;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * Runs steps once the next frame of a scene has been drawn, each after a frame of its own, so that
 * what a step has created is drawn before the next one begins; none any more once the window of the
 * scene is closed. For the JavaFX thread.
 */
final class AfterFrame implements Runnable {
  private final Scene scene;
  private final Queue<Runnable> steps;

  private AfterFrame(Scene scene, List<Runnable> steps) {
    this.scene = scene;
    this.steps = new ArrayDeque<>(steps);
  }

  /** Runs steps after the next frames. */
  static void of(Scene scene, Runnable... steps) {
    new AfterFrame(scene, List.of(steps)).await();
  }

  private void await() {
    scene.addPostLayoutPulseListener(this);
    Platform.requestNextPulse();
  }

  /** The layout of a frame is done; its drawing follows before any task. */
  @Override
  public void run() {
    scene.removePostLayoutPulseListener(this);
    Platform.runLater(this::step);
  }

  private void step() {
    if (!isShowing()) {
      return; // what a step creates would never be closed
    }
    steps.remove().run();
    if (!steps.isEmpty()) {
      await();
    }
  }

  private boolean isShowing() {
    return Optional.ofNullable(scene.getWindow()).filter(Window::isShowing).isPresent();
  }
}
