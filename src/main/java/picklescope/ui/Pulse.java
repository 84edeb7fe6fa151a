package picklescope.ui;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;

/**
 * Calls at most thirty times a second, so that no rate of messages can flood the window; five times
 * when so many come that the processors are needed to receive them and nobody reads a row.
 */
final class Pulse extends AnimationTimer {
  /** A little less than a thirtieth, so that every second frame of sixty a second is taken. */
  private static final long PERIOD_NANOS = 30_000_000;

  private static final long FLOODED_PERIOD_NANOS = 195_000_000;
  private static final double FLOOD_PER_SECOND = 150_000;

  private final Runnable action;
  private final BooleanSupplier hurry;
  private final LongSupplier messages;
  private long last;
  private long lastMessages;
  private long period = PERIOD_NANOS;

  /**
   * @param hurry whether the user waits for what is shown next, so that no frame is left out
   * @param messages how many there have been
   */
  Pulse(Runnable action, BooleanSupplier hurry, LongSupplier messages) {
    this.action = action;
    this.hurry = hurry;
    this.messages = messages;
  }

  @Override
  public void handle(long now) {
    if (now - last >= period || hurry.getAsBoolean()) {
      long there = messages.getAsLong();
      double perSecond = (there - lastMessages) * 1e9 / (now - last);
      period = perSecond > FLOOD_PER_SECOND ? FLOODED_PERIOD_NANOS : PERIOD_NANOS;
      last = now;
      lastMessages = there;
      action.run();
    }
  }
}
