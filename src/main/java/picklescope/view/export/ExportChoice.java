package picklescope.view.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picklescope.export.folder.ExportRequest;
import picklescope.export.folder.PlannedTable;
import picklescope.export.folder.Survey;
import picklescope.export.folder.TableFormat;
import picklescope.export.folder.UnknownColumnException;
import picklescope.export.table.ColumnChoice;
import picklescope.python.source.SourceException;
import picklescope.session.ProgramVersion;

/**
 * What the user has chosen.
 *
 * @param split whether each stream has a table of its own
 * @param columns the columns as {@link ColumnChoice} reads them; blank for the usual ones
 * @param folder the path of the folder
 * @param replace whether an earlier export is replaced
 */
public record ExportChoice(
    TableFormat format, boolean split, String columns, String folder, boolean replace) {
  /** Thrown if the choice has a mistake; the message is for the user. */
  public static final class MistakeException extends Exception {
    private static final long serialVersionUID = 1L;

    MistakeException(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /** Returns the tables that would be written. */
  public List<PlannedTable> tables(Survey survey) throws MistakeException {
    try {
      return survey.tables(columnChoice(), split, format);
    } catch (UnknownColumnException e) {
      throw new MistakeException(e.getMessage());
    }
  }

  /** Returns the request for the export. */
  public ExportRequest request() throws MistakeException {
    if (folder.isBlank()) {
      throw new MistakeException("Choose a folder for the tables.");
    }
    try {
      return new ExportRequest(
          Path.of(folder.strip()),
          format,
          columnChoice(),
          split,
          replace,
          false,
          "picklescope " + ProgramVersion.text());
    } catch (InvalidPathException e) {
      throw new MistakeException("This is not the name of a folder: " + folder);
    }
  }

  private ColumnChoice columnChoice() throws MistakeException {
    try {
      return columns.isBlank() ? ColumnChoice.usual() : ColumnChoice.of(columns);
    } catch (SourceException e) {
      throw new MistakeException("Columns: " + e.getMessage());
    }
  }
}
