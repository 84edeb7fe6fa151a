package picklescope.ui;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/** Calls at most thirty times a second, so that no rate of messages can flood the window. */
final class Pulse extends AnimationTimer {
  /** A little less than a thirtieth, so that every second frame of sixty a second is taken. */
  private static final long PERIOD_NANOS = 30_000_000;

  private final Runnable action;
  private final BooleanSupplier hurry;
  private long last;

  /**
   * @param hurry whether the user waits for what is shown next, so that no frame is left out
   */
  Pulse(Runnable action, BooleanSupplier hurry) {
    this.action = action;
    this.hurry = hurry;
  }

  @Override
  public void handle(long now) {
    if (now - last >= PERIOD_NANOS || hurry.getAsBoolean()) {
      last = now;
      action.run();
    }
  }
}
