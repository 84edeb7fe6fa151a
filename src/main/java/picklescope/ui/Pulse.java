package picklescope.ui;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;

/**
 * Updates the window at most thirty times a second, whatever the rate of messages; five times a
 * second above 150,000 messages a second, when the processors are needed to receive them.
 */
final class Pulse extends AnimationTimer {
  /** A little less than a thirtieth, so that every second of sixty frames is used. */
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
   * Creates it, stopped.
   *
   * @param action updates the window
   * @param hurry whether the user waits for the next update, so that no frame is skipped
   * @param messages how many messages there have been
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
