package picklescope.export.table;

/** How many more paths may be told apart, in all tables together. For one thread. */
public final class ShapeBudget {
  /** The most paths of all tables. */
  public static final int MOST = 200_000;

  private int left;

  /** Creates a budget of {@value #MOST}. */
  public ShapeBudget() {
    this(MOST);
  }

  ShapeBudget(int most) {
    left = most;
  }

  /** Takes some; returns false, and takes none, if there are not as many. */
  boolean take(int count) {
    if (count > left) {
      return false;
    }
    left -= count;
    return true;
  }
}
