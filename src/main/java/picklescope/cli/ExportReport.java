package picklescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picklescope.export.folder.FolderExport;
import picklescope.export.folder.PlannedTable;
import picklescope.python.text.Counted;
import picklescope.python.text.VisibleText;

/** What {@code picklescope export} prints about what it has written. */
final class ExportReport {
  private static final int MOST_NAMED = 50;

  private ExportReport() {}

  static List<String> lines(FolderExport.Result result, Path folder) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s in %s, %s, in %s"
            .formatted(
                Counted.messages(result.rows()),
                Counted.of(result.tables().size(), "table", "tables"),
                Counted.of(result.losses(), "loss", "losses"),
                VisibleText.line(folder.toString())));
    for (PlannedTable table : result.tables().stream().limit(MOST_NAMED).toList()) {
      lines.add(
          "  %s: %s, %s"
              .formatted(
                  table.name(),
                  Counted.of(table.rows(), "row", "rows"),
                  Counted.of(table.plan().columns().size(), "column", "columns")));
      if (table.plan().beyond() > 0) {
        lines.add(
            "    %s in the column 'more' as JSON, a table has 500 columns at most"
                .formatted(Counted.of(table.plan().beyond(), "value more is", "values more are")));
      }
    }
    int more = result.tables().size() - MOST_NAMED;
    if (more > 0) {
      lines.add(
          "  and %s; streams.json lists all"
              .formatted(Counted.of(more, "more table", "more tables")));
    }
    if (result.missing() > 0) {
      lines.add(
          Counted.of(result.missing(), "message is", "messages are")
              + " missing: deleted or changed during the export");
    }
    if (result.cut() > 0) {
      lines.add(
          "%s cut at {\"$cut\":…}, because the text is too long or too deep"
              .formatted(Counted.of(result.cut(), "cell is", "cells are")));
    }
    return lines;
  }
}
