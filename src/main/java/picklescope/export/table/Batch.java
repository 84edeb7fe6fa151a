package picklescope.export.table;

import java.util.List;

/** Rows of a table in columns. For one thread. */
public final class Batch {
  private final List<Column> columns;
  private final List<Cells> cells;
  private final Cells.TextMemory texts = new Cells.TextMemory();
  private int rows;

  /** Creates a batch without rows. */
  public Batch(List<Column> columns) {
    this.columns = List.copyOf(columns);
    cells =
        this.columns.stream()
            .<Cells>map(column ->
                column.type() == ColumnType.TEXT ? new Cells.Texts(texts) : new Cells.Numbers())
            .toList();
  }

  /** Returns the columns. */
  public List<Column> columns() {
    return columns;
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns the cells of a column. */
  public Cells cells(int column) {
    return cells.get(column);
  }

  /** Begins a row whose cells are empty. */
  public void beginRow() {
    for (Cells column : cells) {
      column.begin(rows);
    }
    rows++;
  }

  /** Removes the rows. */
  public void clear() {
    cells.forEach(Cells::clear);
    rows = 0;
  }

  /** Returns the memory of the texts alone, about. It costs nothing, unlike {@link #bytes}. */
  public long textBytes() {
    return texts.bytes;
  }

  /** Returns the memory that the rows take, about. */
  public long bytes() {
    return cells.stream().mapToLong(Cells::bytes).sum();
  }
}
