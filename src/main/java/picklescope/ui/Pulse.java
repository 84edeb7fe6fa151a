package picklescope.ui;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import picklescope.thread.Worker;

/**
 * Updates the window as often as {@link PulseRate} has it: with JavaFX's frames while the user does
 * something or a few messages come. Otherwise the thread {@code pulse} looks for messages ten times
 * a second, and the window is updated if there are, or else twice a second, so that what depends on
 * the time or on other threads is shown too. For the JavaFX thread.
 */
final class Pulse implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int LOOKS_PER_UPDATE = 5;

  private final Runnable action;
  private final BooleanSupplier hurry;
  private final LongSupplier messages;
  private final Worker worker = Worker.prompt("pulse", Platform::runLater);
  private final PulseRate rate = new PulseRate(System.nanoTime());
  private final AnimationTimer frames =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          frame(System.nanoTime());
        }
      };
  private final InputWatch input = new InputWatch(this::stir);
  private boolean open;
  private volatile boolean drawing; // frames
  private volatile boolean resting;
  private volatile long seen;
  private int looks; // of the worker's thread

  /**
   * Creates it, stopped.
   *
   * @param action updates the window
   * @param hurry returns whether the user waits for the next update, so that no frame is skipped
   * @param messages returns how many messages there have been; called on any thread
   */
  Pulse(Runnable action, BooleanSupplier hurry, LongSupplier messages) {
    this.action = action;
    this.hurry = hurry;
    this.messages = messages;
  }

  /** Starts to update the window. */
  void start() {
    open = true;
    stir();
    input.start();
    worker.runEvery(LOOK, this::look);
  }

  /** Updates the window with its frames for a second, because something happens in it. */
  void stir() {
    rate.stir(System.nanoTime());
    draw(true);
  }

  private void draw(boolean wanted) {
    if (open && wanted != drawing) {
      drawing = wanted;
      if (wanted) {
        frames.start();
      } else {
        frames.stop();
      }
    }
  }

  /** Returns whether nothing has happened for a while. */
  boolean isAtRest() {
    return !drawing && resting;
  }

  private void frame(long now) {
    long there = messages.getAsLong();
    if (rate.isDue(now, there, hurry.getAsBoolean())) {
      seen = there;
      action.run();
    }
    resting = rate.isAtRest(now);
    draw(rate.needsFrames(now));
  }

  private void look() {
    boolean due = !resting || messages.getAsLong() != seen || ++looks % LOOKS_PER_UPDATE == 0;
    if (due && !drawing) {
      worker.deliver(() -> frame(System.nanoTime()));
    }
  }

  /** Stops it for ever. */
  @Override
  public void close() {
    open = false;
    worker.close();
    input.close();
    frames.stop();
  }
}
