package picklescope.export.table;

import java.util.List;
import java.util.stream.Collectors;
import picklescope.export.EventCsv;
import picklescope.export.EventJson;

/**
 * Rows as CSV (RFC 4180): a header, decimals with a point, times as ISO 8601 in UTC, {@code NaN},
 * {@code Inf} and {@code -Inf}; an empty cell has nothing, an empty text {@code ""}.
 *
 * @param columns the columns
 * @param raw whether texts are written even if a spreadsheet would interpret them as formulas
 */
public record CsvLines(List<Column> columns, boolean raw) implements TextTable.Lines {
  /** Copies the columns. */
  public CsvLines {
    columns = List.copyOf(columns);
  }

  @Override
  public String header() {
    return columns.stream()
        .map(column -> EventCsv.cell(column.name(), raw))
        .collect(Collectors.joining(",", "", "\n"));
  }

  @Override
  public void row(Batch rows, int row, StringBuilder to) {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        to.append(',');
      }
      if (rows.cells(i).isPresent(row)) {
        cell(columns.get(i).type(), rows.cells(i), row, to);
      }
    }
    to.append('\n');
  }

  private void cell(ColumnType type, Cells cells, int row, StringBuilder to) {
    switch (cells) {
      case Cells.Texts texts -> {
        String text = texts.textAt(row);
        to.append(text.isEmpty() ? "\"\"" : EventCsv.cell(text, raw));
      }
      case Cells.Numbers numbers -> {
        switch (type) {
          case REAL -> real(numbers.realAt(row), to);
          case TRUTH -> to.append(numbers.wholeAt(row) != 0);
          case TIME -> to.append(EventJson.time(numbers.wholeAt(row)));
          case WHOLE, TEXT -> to.append(numbers.wholeAt(row));
        }
      }
    }
  }

  private static void real(double value, StringBuilder to) {
    if (Double.isInfinite(value)) {
      to.append(value > 0 ? "Inf" : "-Inf");
    } else {
      to.append(value);
    }
  }
}
