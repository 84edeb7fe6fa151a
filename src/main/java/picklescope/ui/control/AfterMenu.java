package picklescope.ui.control;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Runs what blocks the window, such as a dialog of the system, after the menu that asked for it is
 * closed and what was under it is drawn again. For the JavaFX thread.
 */
public final class AfterMenu {
  private static final int FRAMES = 3;

  private AfterMenu() {}

  /** Returns an action that runs another one some frames later. */
  public static Runnable of(Runnable action) {
    return () -> new Countdown(action).start();
  }

  private static final class Countdown extends AnimationTimer {
    private final Runnable action;
    private int frames;

    Countdown(Runnable action) {
      this.action = action;
    }

    @Override
    public void handle(long now) {
      if (++frames == FRAMES) {
        stop();
        Platform.runLater(action); // no dialog may open within a frame
      }
    }
  }
}
