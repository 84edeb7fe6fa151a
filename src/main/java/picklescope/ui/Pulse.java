package picklescope.ui;

import javafx.animation.AnimationTimer;

/** Calls at most thirty times a second, so that no rate of messages can flood the window. */
final class Pulse extends AnimationTimer {
  /** A little less than a thirtieth, so that every second frame of sixty a second is taken. */
  private static final long PERIOD_NANOS = 30_000_000;

  private final Runnable action;
  private long last;

  Pulse(Runnable action) {
    this.action = action;
  }

  @Override
  public void handle(long now) {
    if (now - last >= PERIOD_NANOS) {
      last = now;
      action.run();
    }
  }
}
