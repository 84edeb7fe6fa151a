package picklescope.export.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void aLoneSurrogateIsWrittenAsItsEscape(@TempDir Path folder) throws Exception {
    var columns = List.of(new Column("text", ColumnType.TEXT));
    var rows = new Batch(columns);
    rows.beginRow();
    rows.cells(0).text("a" + Character.MIN_SURROGATE + "b");
    var file = folder.resolve("table.csv");
    new TextTable(file, new CsvLines(columns, false)).append(rows);
    assertEquals(List.of("text", "a\\ud800b"), Files.readAllLines(file));
  }
}
