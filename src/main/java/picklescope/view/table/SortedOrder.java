package picklescope.view.table;

/** Rows of another order, as it was when they were sorted, in the order of a column's values. */
public final class SortedOrder implements RowOrder {
  private final RowOrder base;
  private final long from;
  private final int[] order;

  /**
   * @param from the index of the base's row that the order's 0 stands for
   * @param order rows of the base, counted from there
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

  /** It looks through all: some milliseconds for ten million. */
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
