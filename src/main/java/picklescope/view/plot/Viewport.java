package picklescope.view.plot;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which time is in view: all, the last seconds, or a range that was zoomed or moved to; and the way
 * back. For one thread.
 */
public final class Viewport {
  private static final int MOST_BACK = 100;

  private final Deque<View> back = new ArrayDeque<>();
  private View view = new View.All();
  private TimeRange data = new TimeRange(0, 1_000_000_000);
  private long now;
  private boolean gradual;

  /** What is in view. */
  sealed interface View {
    /** All that there is, and what comes. */
    record All() implements View {}

    /** The last nanoseconds before now. */
    record Last(long length) implements View {}

    /** A range that stays. */
    record Fixed(TimeRange range) implements View {}
  }

  /** Creates the view of all. */
  Viewport() {}

  /**
   * Sets what there is.
   *
   * @param newData from the first to the last point
   * @param newNow the end of the last seconds
   */
  void setData(TimeRange newData, long newNow) {
    data = newData;
    now = newNow;
  }

  /** Returns the range in view. */
  public TimeRange range() {
    return switch (view) {
      case View.All() -> data;
      case View.Last(long length) -> new TimeRange(now - length, now);
      case View.Fixed(TimeRange range) -> range;
    };
  }

  /** Returns whether what comes is followed. */
  public boolean follows() {
    return !(view instanceof View.Fixed);
  }

  /** Returns whether all is in view. */
  public boolean isAll() {
    return view instanceof View.All;
  }

  /** Shows all. */
  public void showAll() {
    go(new View.All());
  }

  /** Shows the last seconds, and follows. */
  public void showLast(double seconds) {
    go(new View.Last(Math.max(TimeRange.SHORTEST, (long) (seconds * 1e9))));
  }

  /** Stays at what is in view. */
  public void pause() {
    if (follows()) {
      go(new View.Fixed(range()));
    }
  }

  /** Shows a range. */
  public void show(TimeRange range) {
    go(new View.Fixed(range));
  }

  /** Zooms so that a time keeps its place; while it follows, so that the end does. */
  public void zoom(double factor, long around) {
    if (view instanceof View.Last(long length)) {
      replace(new View.Last(Math.max(TimeRange.SHORTEST, (long) (length * factor))));
    } else {
      replace(new View.Fixed(range().zoomed(factor, around)));
    }
  }

  /** Moves by a share of what is in view; later if it is positive. */
  public void move(double share) {
    replace(new View.Fixed(range().moved(share)));
  }

  /** Returns to the view before; false if there is none. */
  public boolean back() {
    if (back.isEmpty()) {
      return false;
    }
    view = back.pop();
    gradual = false;
    return true;
  }

  private void go(View next) {
    if (!next.equals(view)) {
      push();
      view = next;
      gradual = false;
    }
  }

  /** Changes the view gradually: successive steps are one step back. */
  private void replace(View next) {
    if (!gradual) {
      push();
    }
    view = next;
    gradual = true;
  }

  private void push() {
    back.push(view);
    if (back.size() > MOST_BACK) {
      back.removeLast();
    }
  }
}
