package picklescope.export.table;

import java.util.List;

/** The columns with which a table is written. Immutable. */
public final class TablePlan {
  private final TableShape shape;
  private final List<Column> columns;
  private final int[] targets;
  private final int beyond;

  /**
   * Creates a plan.
   *
   * @param targets for each path that was found its column; or that it has none
   * @param beyond how many chosen paths have no column
   */
  TablePlan(TableShape shape, List<Column> columns, int[] targets, int beyond) {
    this.shape = shape;
    this.columns = List.copyOf(columns);
    this.targets = targets;
    this.beyond = beyond;
  }

  TableShape shape() {
    return shape;
  }

  /** Returns the columns. */
  public List<Column> columns() {
    return columns;
  }

  /**
   * Returns how many chosen values have no column of their own, because there are too many; they
   * are in the column {@code more}.
   */
  public int beyond() {
    return beyond;
  }

  int target(int place) {
    return targets[place];
  }
}
