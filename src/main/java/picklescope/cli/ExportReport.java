package picklescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picklescope.export.folder.FolderExport;
import picklescope.export.folder.PlannedTable;
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
                counted(result.rows(), "message", "messages"),
                counted(result.tables().size(), "table", "tables"),
                counted(result.losses(), "loss", "losses"),
                VisibleText.line(folder.toString())));
    for (PlannedTable table : result.tables().stream().limit(MOST_NAMED).toList()) {
      lines.add(
          "  %s: %,d rows, %d columns"
              .formatted(table.name(), table.rows(), table.plan().columns().size()));
      if (table.plan().beyond() > 0) {
        lines.add(
            "    %,d values more are in the column 'more' as JSON, a table has 500 columns at most"
                .formatted(table.plan().beyond()));
      }
    }
    int more = result.tables().size() - MOST_NAMED;
    if (more > 0) {
      lines.add("  and %,d tables more; streams.json lists all".formatted(more));
    }
    if (result.missing() > 0) {
      lines.add(
          "%,d messages are missing: they were deleted while they were exported"
              .formatted(result.missing()));
    }
    if (result.cut() > 0) {
      lines.add(
          "%s cut at {\"$cut\":…}, because the text is too long or too deep"
              .formatted(counted(result.cut(), "cell is", "cells are")));
    }
    return lines;
  }

  private static String counted(long count, String one, String several) {
    return "%,d %s".formatted(count, count == 1 ? one : several);
  }
}
