package picklescope.export.parquet;

import java.util.Arrays;

/** The bytes of a page before they are compressed; numbers are little-endian. */
final class PageBytes {
  private static final int RUN_BITS = 8;

  private byte[] bytes = new byte[1 << 12];
  private int size;

  int size() {
    return size;
  }

  byte[] array() {
    return bytes;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }

  void int8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void int32(int value) {
    reserve(Integer.BYTES);
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[size++] = (byte) (value >>> 8 * i);
    }
  }

  void int64(long value) {
    reserve(Long.BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[size++] = (byte) (value >>> 8 * i);
    }
  }

  void bytes(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  void varint(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      int8(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    int8(rest);
  }

  /** Writes a value that is repeated, as the hybrid of run lengths and packed bits has it. */
  void run(int value, int count, int width) {
    varint(count << 1);
    for (int bit = 0; bit < width; bit += RUN_BITS) {
      int8(value >>> bit);
    }
  }

  /** Writes numbers as packed bits of that hybrid, the last group filled with zeros. */
  void packed(int[] values, int count, int width) {
    int groups = (count + RUN_BITS - 1) / RUN_BITS;
    varint(groups << 1 | 1);
    bits(values, count, width, groups * width);
  }

  /** Writes packed bits, the first value in the lowest ones. */
  void bits(int[] values, int count, int width, int length) {
    reserve(length);
    long buffer = 0;
    int filled = 0;
    int end = size + length;
    for (int i = 0; i < count; i++) {
      buffer |= (long) values[i] << filled;
      filled += width;
      while (filled >= 8) {
        bytes[size++] = (byte) buffer;
        buffer >>>= 8;
        filled -= 8;
      }
    }
    if (filled > 0) {
      bytes[size++] = (byte) buffer;
    }
    Arrays.fill(bytes, size, end, (byte) 0);
    size = end;
  }

  /** Writes over a number that was written before. */
  void int32At(int position, int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[position + i] = (byte) (value >>> 8 * i);
    }
  }
}
