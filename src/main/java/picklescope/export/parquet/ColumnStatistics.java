package picklescope.export.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import picklescope.export.table.Cells;
import picklescope.python.text.Utf8;

/** The least and the greatest value of some rows of a column, and how many are empty. */
final class ColumnStatistics {
  private static final int LONGEST = 256; // bytes of a text

  private static final byte[] NONE = {};

  private ColumnStatistics() {}

  /** Returns the statistics of rows as Parquet has them. */
  static ThriftStruct of(ParquetType type, Cells cells, int from, int to) {
    long empty = 0;
    for (int row = from; row < to; row++) {
      empty += cells.isPresent(row) ? 0 : 1;
    }
    var struct = new ThriftStruct().i64(3, empty);
    if (empty == to - from) {
      return struct;
    }
    byte[][] bounds =
        switch (cells) {
          case Cells.Texts texts -> bounds(texts, from, to);
          case Cells.Numbers numbers ->
              type == ParquetType.DOUBLE
                  ? reals(numbers, from, to)
                  : wholes(type, numbers, from, to);
        };
    return bounds.length == 0 ? struct : struct.binary(5, bounds[1]).binary(6, bounds[0]);
  }

  private static byte[][] wholes(ParquetType type, Cells.Numbers cells, int from, int to) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int row = from; row < to; row++) {
      if (cells.isPresent(row)) {
        least = Math.min(least, cells.wholeAt(row));
        most = Math.max(most, cells.wholeAt(row));
      }
    }
    return type == ParquetType.BOOLEAN
        ? new byte[][] {{(byte) least}, {(byte) most}}
        : new byte[][] {bytes(least), bytes(most)};
  }

  /** NaN is left out, and zeros get the sign that includes the other one. */
  private static byte[][] reals(Cells.Numbers cells, int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    boolean any = false;
    for (int row = from; row < to; row++) {
      if (cells.isPresent(row) && !Double.isNaN(cells.realAt(row))) {
        least = Math.min(least, cells.realAt(row));
        most = Math.max(most, cells.realAt(row));
        any = true;
      }
    }
    return any
        ? new byte[][] {
          bytes(Double.doubleToRawLongBits(least == 0 ? -0.0 : least)),
          bytes(Double.doubleToRawLongBits(most == 0 ? 0.0 : most))
        }
        : new byte[][] {};
  }

  private static byte[] bytes(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  /** Long texts have no bounds. */
  private static byte[][] bounds(Cells.Texts cells, int from, int to) {
    byte[] least = NONE;
    byte[] most = NONE;
    var seen = new java.util.BitSet();
    for (int row = from; row < to; row++) {
      if (cells.isPresent(row) && !seen.get(cells.id(row))) {
        String text = cells.textAt(row);
        byte[] bytes = Utf8.of(text);
        if (bytes.length > LONGEST) {
          return new byte[][] {};
        }
        boolean first = seen.isEmpty();
        seen.set(cells.id(row));
        least = first || Arrays.compareUnsigned(bytes, least) < 0 ? bytes : least;
        most = first || Arrays.compareUnsigned(bytes, most) > 0 ? bytes : most;
      }
    }
    return new byte[][] {least, most};
  }
}
