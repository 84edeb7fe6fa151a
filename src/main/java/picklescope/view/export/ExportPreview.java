package picklescope.view.export;

import java.util.List;
import picklescope.export.folder.PlannedTable;
import picklescope.export.table.Column;
import picklescope.python.text.Counted;

/** The tables of an export as lines: each table, and its columns below it. */
public final class ExportPreview {
  /** The most tables that are shown. */
  public static final int MOST = 1_000;

  /**
   * A line.
   *
   * @param name the name of a table or column
   * @param detail the rows of a table, the type of a column
   */
  public record Line(String name, String detail) {}

  private ExportPreview() {}

  /** Returns the line of a table. */
  public static Line line(PlannedTable table) {
    int columns = table.plan().columns().size();
    String beyond =
        table.plan().beyond() == 0
            ? ""
            : "; %s in the column 'more' as JSON"
                .formatted(Counted.of(table.plan().beyond(), "value", "values"));
    return new Line(
        table.title(),
        "%s, %s%s"
            .formatted(
                Counted.of(table.rows(), "row", "rows"),
                Counted.of(columns, "column", "columns"),
                beyond));
  }

  /** Returns the lines of the columns of a table. */
  public static List<Line> columns(PlannedTable table) {
    return table.plan().columns().stream().map(ExportPreview::line).toList();
  }

  private static Line line(Column column) {
    return new Line(column.name(), column.type().text());
  }

  /** Returns a summary. */
  public static String summary(List<PlannedTable> tables) {
    if (tables.isEmpty()) {
      return "There are no messages to export.";
    }
    long rows = tables.stream().mapToLong(PlannedTable::rows).sum();
    return "%s in %s"
        .formatted(Counted.messages(rows), Counted.of(tables.size(), "table", "tables"));
  }
}
