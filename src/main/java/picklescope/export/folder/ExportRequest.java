package picklescope.export.folder;

import java.nio.file.Path;
import picklescope.export.table.ColumnChoice;

/**
 * What is exported, and how.
 *
 * @param folder where the files are written; it is created if it is not there
 * @param columns which columns the tables have
 * @param split whether each stream has a table of its own
 * @param force whether the files of an earlier export are replaced
 * @param rawCells whether CSV has texts even where a spreadsheet would interpret them as formulas
 * @param creator the name and version of the program
 */
public record ExportRequest(
    Path folder,
    TableFormat format,
    ColumnChoice columns,
    boolean split,
    boolean force,
    boolean rawCells,
    String creator) {}
