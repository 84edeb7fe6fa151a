package picklescope.export.table;

import java.util.List;
import picklescope.export.EventJson;
import picklescope.export.JsonText;

/**
 * Rows as JSON objects (RFC 8259), one a line; empty cells are left out, and so are NaN and
 * infinities, which JSON lacks.
 *
 * @param columns the columns
 */
public record JsonLines(List<Column> columns) implements TextTable.Lines {
  /** Copies the columns. */
  public JsonLines {
    columns = List.copyOf(columns);
  }

  @Override
  public String header() {
    return "";
  }

  @Override
  public void row(Batch rows, int row, StringBuilder to) {
    var out = new JsonText().json('{');
    String before = "";
    for (int i = 0; i < columns.size(); i++) {
      if (hasValue(columns.get(i).type(), rows.cells(i), row)) {
        out.json(before).string(columns.get(i).name()).json(':');
        value(columns.get(i).type(), rows.cells(i), row, out);
        before = ",";
      }
    }
    to.append(out.json("}\n"));
  }

  private static boolean hasValue(ColumnType type, Cells cells, int row) {
    return cells.isPresent(row)
        && !(type == ColumnType.REAL
            && cells instanceof Cells.Numbers numbers
            && !Double.isFinite(numbers.realAt(row)));
  }

  private static void value(ColumnType type, Cells cells, int row, JsonText out) {
    switch (cells) {
      case Cells.Texts texts -> out.string(texts.textAt(row));
      case Cells.Numbers numbers -> {
        switch (type) {
          case REAL -> out.json(Double.toString(numbers.realAt(row)));
          case TRUTH -> out.json(Boolean.toString(numbers.wholeAt(row) != 0));
          case TIME -> out.string(EventJson.time(numbers.wholeAt(row)));
          case WHOLE, TEXT -> out.number(numbers.wholeAt(row));
        }
      }
    }
  }
}
