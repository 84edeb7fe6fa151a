package picklescope.export.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLinesTest {
  /** As docs/security.md tells: analysis gets what was sent. */
  @Test
  void textsAreExact() {
    var columns = List.of(new Column("text", ColumnType.TEXT));
    var rows = new Batch(columns);
    for (String text : List.of("a\u202eb", "\u001b[31m", "\u2028")) {
      rows.beginRow();
      rows.cells(0).text(text);
    }
    var lines = new CsvLines(columns, false);
    var csv = new StringBuilder(lines.header());
    for (int row = 0; row < rows.rows(); row++) {
      lines.row(rows, row, csv);
    }
    assertEquals("text\na\u202eb\n\u001b[31m\n\u2028\n", csv.toString());
  }
}
