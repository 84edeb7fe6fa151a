package picklescope.export.xdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picklescope.export.table.Batch;
import picklescope.export.table.Column;
import picklescope.export.table.ColumnType;
import picklescope.export.table.TableFile;

/** The streams of a table: of its numbers, and of its texts. */
final class XdfTable implements TableFile {
  private final XdfFile file;
  private final List<XdfStream> streams = new ArrayList<>();

  /**
   * Creates it and writes the headers.
   *
   * @param columns the columns; the first is the time
   */
  XdfTable(XdfFile file, StreamInfo info, List<Column> columns) throws IOException {
    this.file = file;
    int[] numbers = places(columns, false);
    int[] texts = places(columns, true);
    if (numbers.length > 0) {
      streams.add(new XdfStream(file.nextStream(), info, columns, numbers));
    }
    if (texts.length > 0) {
      streams.add(new XdfStream(file.nextStream(), info, columns, texts));
    }
    for (XdfStream stream : streams) {
      file.write(stream.header());
    }
  }

  private static int[] places(List<Column> columns, boolean texts) {
    return IntStream.range(1, columns.size())
        .filter(i -> (columns.get(i).type() == ColumnType.TEXT) == texts)
        .toArray();
  }

  @Override
  public void append(Batch rows) throws IOException {
    for (XdfStream stream : streams) {
      for (int from = 0; from < rows.rows(); ) {
        int to = stream.chunkEnd(rows, from);
        file.write(stream.samples(rows, from, to), XdfFile.boundary());
        from = to;
      }
    }
  }

  @Override
  public void finish() throws IOException {
    for (XdfStream stream : streams) {
      file.write(stream.offset(false), stream.offset(true), stream.footer());
    }
  }
}
