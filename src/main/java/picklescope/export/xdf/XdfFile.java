package picklescope.export.xdf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picklescope.export.table.Column;
import picklescope.export.table.TableFile;

/**
 * An XDF file with several streams. Time stamps are those of the computer that recorded the
 * messages, in seconds since 1970-01-01T00:00:00Z as doubles, which are exact to a quarter of a
 * microsecond. So all clock offsets are 0.
 */
public final class XdfFile {
  private static final byte[] MAGIC = "XDF:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BOUNDARY = {
    0x43,
    (byte) 0xA5,
    0x46,
    (byte) 0xDC,
    (byte) 0xCB,
    (byte) 0xF5,
    0x41,
    0x0F,
    (byte) 0xB3,
    0x0E,
    (byte) 0xD5,
    0x46,
    0x73,
    (byte) 0x83,
    (byte) 0xCB,
    (byte) 0xE4
  };

  private final Path path;
  private int streams;

  /**
   * Begins a file; an existing one is overwritten.
   *
   * @throws IOException if it cannot be written
   */
  public XdfFile(Path path) throws IOException {
    this.path = path;
    Files.write(path, MAGIC);
    String xml = new XdfXml().open("info").element("version", "1.0").close("info").toString();
    write(new XdfChunk(XdfChunk.FILE_HEADER).text(xml));
  }

  /**
   * Adds a table: its numbers become a stream, and its texts another one of markers.
   *
   * @param columns the columns; the first is the time
   * @throws IOException if it cannot be written
   */
  public TableFile add(StreamInfo info, List<Column> columns) throws IOException {
    return new XdfTable(this, info, columns);
  }

  int nextStream() {
    return ++streams;
  }

  /** Writes chunks at the end of the file. */
  void write(XdfChunk... chunks) throws IOException {
    try (var out =
        new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.APPEND), 1 << 16)) {
      for (XdfChunk chunk : chunks) {
        chunk.writeTo(out);
      }
    }
  }

  /** Returns a boundary, from which readers find the next chunk in a damaged file. */
  static XdfChunk boundary() {
    return new XdfChunk(XdfChunk.BOUNDARY).bytes(BOUNDARY);
  }
}
