package picklescope.view.table;

/** The rows of another order, as they were when sorted, in the order of the values of a column. */
public final class SortedOrder implements RowOrder {
  private final RowOrder base;
  private final long from;
  private final int[] order;

  /**
   * Creates a sorted order.
   *
   * @param base the unsorted rows
   * @param from the index in the base from which rows are counted
   * @param order the rows of the base in sorted order, counted from there
   */
  SortedOrder(RowOrder base, long from, int[] order) {
    this.base = base;
    this.from = from;
    this.order = order;
  }

  @Override
  public long begin() {
    return 0;
  }

  @Override
  public long end() {
    return order.length;
  }

  @Override
  public boolean grows() {
    return false;
  }

  @Override
  public long numberAt(long index) {
    return base.numberAt(from + order[(int) index]);
  }

  /** Searches all rows: some milliseconds for ten million. */
  @Override
  public long indexOf(long number) {
    long wanted = base.indexOf(number) - from;
    for (int i = 0; i < order.length; i++) {
      if (order[i] == wanted) {
        return i;
      }
    }
    return order.length;
  }
}
