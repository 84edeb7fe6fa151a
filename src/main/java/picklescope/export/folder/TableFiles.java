package picklescope.export.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.export.parquet.ParquetFile;
import picklescope.export.table.Column;
import picklescope.export.table.CsvLines;
import picklescope.export.table.JsonLines;
import picklescope.export.table.Loss;
import picklescope.export.table.TableFile;
import picklescope.export.table.TextTable;
import picklescope.export.xdf.StreamInfo;
import picklescope.export.xdf.XdfFile;
import picklescope.file.PrivateFiles;
import picklescope.stream.Oddity;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;

/** The files of an export in the format that was asked for. */
final class TableFiles {
  private static final String XDF_NAME = "messages.xdf";

  private final ExportRequest request;
  private final OutputFolder folder;
  private final List<String> names = new ArrayList<>();
  private final Optional<XdfFile> xdf;

  TableFiles(ExportRequest request, OutputFolder folder) throws IOException {
    this.request = request;
    this.folder = folder;
    xdf =
        request.format() == TableFormat.XDF
            ? Optional.of(new XdfFile(file(XDF_NAME)))
            : Optional.empty();
  }

  /** Creates an empty file, which is private until all are complete. */
  private Path file(String name) throws IOException {
    names.add(name);
    var file = folder.file(name);
    PrivateFiles.create(file);
    return file;
  }

  /** Returns the names of all files, in the order in which they were created. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** Returns the name of the file with a table. */
  String nameOf(PlannedTable table) {
    return xdf.isPresent() ? XDF_NAME : table.name() + "." + request.format().id();
  }

  TableFile open(PlannedTable table) throws IOException {
    List<Column> columns = table.plan().columns();
    return xdf.isPresent()
        ? xdf.get().add(info(table), columns)
        : open(request.format(), table.name(), columns);
  }

  /** Opens the table of losses; an XDF file has none, so that it is CSV there. */
  TableFile losses() throws IOException {
    return open(
        xdf.isPresent() ? TableFormat.CSV : request.format(), TableNames.LOSSES, Loss.COLUMNS);
  }

  /** Returns the name of the table of losses. */
  String lossesName() {
    return TableNames.LOSSES + "." + (xdf.isPresent() ? TableFormat.CSV : request.format()).id();
  }

  private TableFile open(TableFormat format, String name, List<Column> columns) throws IOException {
    Path path = file(name + "." + format.id());
    return switch (format) {
      case PARQUET -> new ParquetFile(path, columns, request.creator());
      case CSV -> new TextTable(path, new CsvLines(columns, request.rawCells()));
      case JSONL -> new TextTable(path, new JsonLines(columns));
      case XDF -> throw new IllegalArgumentException("all tables are in one file");
    };
  }

  private static StreamInfo info(PlannedTable table) {
    if (table.streams().size() != 1) {
      return new StreamInfo("messages", "", "", Double.NaN, Optional.empty());
    }
    StreamRow row = table.streams().getFirst();
    String source =
        row.key() instanceof StreamKey.Sent sent
            ? "%s to port %s".formatted(sent.source().place(""), sent.source().port())
            : "";
    return new StreamInfo(
        "%s %s".formatted(row.sender(), row.key().title()),
        source,
        row.sender(),
        row.rate(),
        row.oddities().stream()
            .filter(odd -> odd instanceof Oddity.Clock)
            .map(Oddity::text)
            .findFirst());
  }

  /** Writes {@code streams.json}. */
  void describe(Survey survey, List<PlannedTable> tables, String filter, long losses)
      throws IOException {
    var json = new StreamsJson(request, tables, this::nameOf);
    Files.writeString(
        file(TableNames.DESCRIPTION), json.text(survey.messages(), filter, lossesName(), losses));
  }
}
