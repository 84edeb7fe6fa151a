package picklescope.view.table;

/**
 * The moving window over the rows: which index is at its top, how many rows fit, and whether it
 * follows the newest. Scrolling up leaves the end; {@link #follow()} goes back to it.
 */
public final class Viewport {
  private long begin;
  private long end;
  private long top;
  private int rows = 1;
  private boolean following = true;

  /** At the end of nothing. */
  public Viewport() {}

  /** The index of the topmost row in view. */
  public long top() {
    return top;
  }

  /** How many rows fit. */
  public int rows() {
    return rows;
  }

  /** The highest index that can be topmost. */
  public long lastTop() {
    return Math.max(begin, end - rows);
  }

  /** How many rows lie below those in view. */
  public long below() {
    return Math.max(0, end - (top + rows));
  }

  /** Whether that index is in view. */
  public boolean shows(long index) {
    return index >= top && index < top + rows;
  }

  /** Whether the newest row is kept in view. */
  public boolean following() {
    return following;
  }

  /** Takes note of which rows there are now. */
  public void update(long newBegin, long newEnd) {
    begin = newBegin;
    end = newEnd;
    top = following ? lastTop() : Math.clamp(top, begin, lastTop());
  }

  /** Takes note of how many rows fit. */
  public void resize(int newRows) {
    rows = Math.max(1, newRows);
    update(begin, end);
  }

  /** Keeps the newest in view from now on. */
  public void follow() {
    following = true;
    top = lastTop();
  }

  /** Moves and stays there; moving down at the very end follows again. */
  public void scrollBy(long rowsDown) {
    if (rowsDown > 0 && top == lastTop()) {
      follow();
    } else {
      scrollTo(top + rowsDown);
    }
  }

  /** Puts that index at the top, as far as there are rows, and stays there. */
  public void scrollTo(long index) {
    following = false;
    top = Math.clamp(index, begin, lastTop());
  }

  /** Moves no more than needed to have that row in view, and stays there. */
  public void reveal(long index) {
    following = false;
    if (index < top) {
      scrollTo(index);
    } else if (index >= top + rows) {
      scrollTo(index - rows + 1);
    }
  }
}
