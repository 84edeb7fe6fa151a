package picklescope.export.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import picklescope.export.table.Batch;
import picklescope.export.table.Column;
import picklescope.export.table.TableFile;

/**
 * A Parquet file. Each batch becomes a row group; what is known of row groups is kept until the
 * file is finished, about 200 bytes for each column of a row group.
 */
public final class ParquetFile implements TableFile {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  private final Path path;
  private final List<Column> columns;
  private final String creator;
  private final List<byte[]> groups = new ArrayList<>();
  private long rows;
  private long position = MAGIC.length;

  /**
   * Begins a file; an existing one is overwritten.
   *
   * @param creator the program that writes it
   * @throws IOException if it cannot be written
   */
  public ParquetFile(Path path, List<Column> columns, String creator) throws IOException {
    this.path = path;
    this.columns = List.copyOf(columns);
    this.creator = creator;
    Files.write(path, MAGIC);
  }

  @Override
  public void append(Batch batch) throws IOException {
    var chunks = new ArrayList<byte[]>(columns.size());
    long start = position;
    long uncompressed = 0;
    try (var out = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
      for (int i = 0; i < columns.size(); i++) {
        var column = new ColumnPages(columns.get(i), batch.cells(i), batch.rows());
        byte[] bytes = column.bytes();
        out.write(bytes);
        chunks.add(column.metadata(position));
        position += bytes.length;
        uncompressed += column.uncompressed();
      }
    }
    groups.add(
        new ThriftStruct()
            .structs(1, chunks)
            .i64(2, uncompressed)
            .i64(3, batch.rows())
            .i64(5, start)
            .i64(6, position - start)
            .toBytes());
    rows += batch.rows();
  }

  @Override
  public void finish() throws IOException {
    var schema = new ArrayList<byte[]>();
    schema.add(new ThriftStruct().text(4, "schema").i32(5, columns.size()).toBytes());
    columns.forEach(column -> schema.add(ParquetType.of(column.type()).schema(column.name())));
    byte[] typeOrder = new ThriftStruct().struct(1, new ThriftStruct()).toBytes();
    byte[] metadata =
        new ThriftStruct()
            .i32(1, VERSION)
            .structs(2, schema)
            .i64(3, rows)
            .structs(4, groups)
            .text(6, creator)
            .structs(7, columns.stream().map(_ -> typeOrder).toList())
            .toBytes();
    var end = new PageBytes();
    end.bytes(metadata);
    end.int32(metadata.length);
    end.bytes(MAGIC);
    try (var out = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
      out.write(end.array(), 0, end.size());
    }
  }
}
