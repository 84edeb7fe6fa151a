package picklescope.export.parquet;

import java.io.ByteArrayOutputStream;
import java.util.stream.IntStream;
import picklescope.export.table.Cells;
import picklescope.export.table.Column;
import picklescope.python.text.Utf8;

/** The pages of a column in a row group, compressed, with the column's metadata. */
final class ColumnPages {
  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int RLE_DICTIONARY = 8;
  private static final int PAGE_BYTES = 1 << 20;
  private static final int MOST_WORDS = 1 << 15; // of a dictionary

  private final Column column;
  private final ParquetType type;
  private final Cells cells;
  private final int rows;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Gzip gzip = new Gzip();
  private long uncompressed;
  private int dataAt;

  ColumnPages(Column column, Cells cells, int rows) {
    this.column = column;
    this.cells = cells;
    this.rows = rows;
    type = ParquetType.of(column.type());
    write();
  }

  /** Returns the bytes of all pages. */
  byte[] bytes() {
    return out.toByteArray();
  }

  /** Returns the size of the pages before they were compressed. */
  long uncompressed() {
    return uncompressed;
  }

  /**
   * Returns the metadata of the column.
   *
   * @param offset where the pages begin in the file
   */
  byte[] metadata(long offset) {
    var data =
        new ThriftStruct()
            .i32(1, type.physical())
            .i32s(
                2,
                hasDictionary() ? new int[] {PLAIN, RLE, RLE_DICTIONARY} : new int[] {PLAIN, RLE})
            .texts(3, column.name())
            .i32(4, Gzip.CODEC)
            .i64(5, rows)
            .i64(6, uncompressed)
            .i64(7, out.size())
            .i64(9, offset + dataAt);
    if (hasDictionary()) {
      data.i64(11, offset);
    }
    data.struct(12, ColumnStatistics.of(type, cells, 0, rows));
    return new ThriftStruct().i64(2, offset).struct(3, data).toBytes();
  }

  private boolean hasDictionary() {
    return cells instanceof Cells.Texts texts
        && texts.different() > 0
        && texts.different() <= MOST_WORDS
        && texts.different() <= rows / 2 + 1;
  }

  private void write() {
    if (hasDictionary()) {
      writeDictionary((Cells.Texts) cells);
    }
    dataAt = out.size();
    int from = 0;
    while (from < rows || from == 0) {
      int to = pageEnd(from);
      writeData(from, to);
      from = to;
      if (rows == 0) {
        break;
      }
    }
  }

  private int pageEnd(int from) {
    if (!(cells instanceof Cells.Texts texts) || hasDictionary()) {
      return rows;
    }
    long bytes = 0;
    int row = from;
    while (row < rows && bytes < PAGE_BYTES) {
      bytes += texts.isPresent(row) ? texts.textAt(row).length() + Integer.BYTES : 0;
      row++;
    }
    return row;
  }

  private void writeDictionary(Cells.Texts texts) {
    var page = new PageBytes();
    for (int id = 0; id < texts.different(); id++) {
      text(texts.different(id), page);
    }
    var header = new ThriftStruct().i32(1, texts.different()).i32(2, PLAIN);
    writePage(DICTIONARY_PAGE, page, 7, header);
  }

  private void writeData(int from, int to) {
    var page = new PageBytes();
    writeLevels(from, to, page);
    switch (cells) {
      case Cells.Texts texts when hasDictionary() -> indices(texts, from, to, page);
      case Cells.Texts texts -> texts(texts, from, to, page);
      case Cells.Numbers numbers when type == ParquetType.BOOLEAN ->
          truths(numbers, from, to, page);
      case Cells.Numbers numbers -> numbers(numbers, from, to, page);
    }
    var header =
        new ThriftStruct()
            .i32(1, to - from)
            .i32(2, hasDictionary() ? RLE_DICTIONARY : PLAIN)
            .i32(3, RLE)
            .i32(4, RLE)
            .struct(5, ColumnStatistics.of(type, cells, from, to));
    writePage(DATA_PAGE, page, 5, header);
  }

  /** Writes which rows have a value. */
  private void writeLevels(int from, int to, PageBytes page) {
    int[] levels = IntStream.range(from, to).map(row -> cells.isPresent(row) ? 1 : 0).toArray();
    int present = IntStream.of(levels).sum();
    page.int32(0);
    int start = page.size();
    if (present == 0 || present == levels.length) {
      page.run(present == 0 ? 0 : 1, levels.length, 1);
    } else {
      page.packed(levels, levels.length, 1);
    }
    page.int32At(start - Integer.BYTES, page.size() - start);
  }

  private static void indices(Cells.Texts texts, int from, int to, PageBytes page) {
    int[] ids = IntStream.range(from, to).filter(texts::isPresent).map(texts::id).toArray();
    int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(texts.different() - 1));
    page.int8(width);
    if (texts.different() == 1 && ids.length > 0) {
      page.run(0, ids.length, width);
    } else {
      page.packed(ids, ids.length, width);
    }
  }

  private static void texts(Cells.Texts texts, int from, int to, PageBytes page) {
    for (int row = from; row < to; row++) {
      if (texts.isPresent(row)) {
        text(texts.textAt(row), page);
      }
    }
  }

  private static void text(String text, PageBytes page) {
    byte[] bytes = Utf8.of(text);
    page.int32(bytes.length);
    page.bytes(bytes);
  }

  private static void truths(Cells.Numbers numbers, int from, int to, PageBytes page) {
    int[] bits =
        IntStream.range(from, to)
            .filter(numbers::isPresent)
            .map(row -> (int) numbers.wholeAt(row))
            .toArray();
    page.bits(bits, bits.length, 1, (bits.length + 7) / 8);
  }

  private static void numbers(Cells.Numbers numbers, int from, int to, PageBytes page) {
    for (int row = from; row < to; row++) {
      if (numbers.isPresent(row)) {
        page.int64(numbers.wholeAt(row));
      }
    }
  }

  private void writePage(int kind, PageBytes page, int field, ThriftStruct header) {
    byte[] compressed = gzip.compress(page.array(), page.size());
    byte[] head =
        new ThriftStruct()
            .i32(1, kind)
            .i32(2, page.size())
            .i32(3, compressed.length)
            .struct(field, header)
            .toBytes();
    out.writeBytes(head);
    out.writeBytes(compressed);
    uncompressed += head.length + page.size();
  }
}
