package picklescope.view.table;

/**
 * The range of rows in view: its top, how many rows fit, and whether it follows the newest row.
 * Scrolling up ends following; {@link #follow()} starts it again.
 */
public final class Viewport {
  private long begin;
  private long end;
  private long top;
  private int rows = 1;
  private boolean following = true;

  /** Creates a viewport over no rows, which follows. */
  public Viewport() {}

  /** Returns the index of the topmost row in view. */
  public long top() {
    return top;
  }

  /** Returns how many rows fit. */
  public int rows() {
    return rows;
  }

  /** Returns the highest index that can be topmost. */
  public long lastTop() {
    return Math.max(begin, end - rows);
  }

  /** Returns how many rows are below those in view. */
  public long below() {
    return Math.max(0, end - (top + rows));
  }

  /** Returns whether a row is in view. */
  public boolean shows(long index) {
    return index >= top && index < top + rows;
  }

  /** Returns whether the newest row is kept in view. */
  public boolean following() {
    return following;
  }

  /** Sets which rows there are. */
  public void update(long newBegin, long newEnd) {
    begin = newBegin;
    end = newEnd;
    top = following ? lastTop() : Math.clamp(top, begin, lastTop());
  }

  /** Sets how many rows fit. */
  public void resize(int newRows) {
    rows = Math.max(1, newRows);
    update(begin, end);
  }

  /** Scrolls to the newest row and keeps it in view. */
  public void follow() {
    following = true;
    top = lastTop();
  }

  /** Scrolls by some rows and ends following; scrolling down at the end starts it again. */
  public void scrollBy(long rowsDown) {
    if (rowsDown > 0 && top == lastTop()) {
      follow();
    } else {
      scrollTo(top + rowsDown);
    }
  }

  /** Scrolls a row to the top, as far as there are rows, and ends following. */
  public void scrollTo(long index) {
    following = false;
    top = Math.clamp(index, begin, lastTop());
  }

  /** Scrolls as little as necessary to bring a row into view, and ends following. */
  public void reveal(long index) {
    following = false;
    if (index < top) {
      scrollTo(index);
    } else if (index >= top + rows) {
      scrollTo(index - rows + 1);
    }
  }
}
