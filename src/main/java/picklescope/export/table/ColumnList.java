package picklescope.export.table;

import java.util.ArrayList;
import java.util.List;

/** The columns of values that were found in messages, in order. */
final class ColumnList {
  private final List<Column> columns = new ArrayList<>();

  /** Adds a column and returns what writes into it. */
  PathWriter add(String path, ColumnType type) {
    columns.add(new Column(path, type));
    return new PathWriter.Single(columns.size() - 1);
  }

  List<Column> columns() {
    return List.copyOf(columns);
  }
}
