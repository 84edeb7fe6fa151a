package picklescope.ui.control;

import java.util.concurrent.TimeUnit;

/**
 * Decides when a text is renewed that changes all the time: five times a second, for each new text
 * costs a layout of its line. Times are those of {@link System#nanoTime}.
 */
public final class Throttle {
  /** A little less than a fifth, so that an update each fifth of a second is never left out. */
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(190);

  private long last;

  /** Creates one that is due at once. */
  public Throttle() {
    this(System.nanoTime());
  }

  /** Creates one that is due at a time. */
  Throttle(long now) {
    last = now - PERIOD_NANOS;
  }

  /** Returns whether the text is to be renewed now; then it is not for a while. */
  public boolean take() {
    return take(System.nanoTime());
  }

  boolean take(long now) {
    boolean due = now - last >= PERIOD_NANOS;
    if (due) {
      last = now;
    }
    return due;
  }
}
