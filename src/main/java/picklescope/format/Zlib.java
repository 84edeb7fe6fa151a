package picklescope.format;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Data compressed by zlib (RFC 1950), as Python's module {@code zlib} has them. */
public final class Zlib {
  /** The most bytes that data may have when decompressed: sixteen of the longest datagrams. */
  public static final int MAX_DECOMPRESSED = 1 << 20;

  private static final int PART = 8_192;

  private Zlib() {}

  /**
   * Returns data decompressed. What follows after their end is ignored, as in Python.
   *
   * @throws FormatException if they are not compressed data, end before their end, or become longer
   *     than {@link #MAX_DECOMPRESSED}
   */
  public static byte[] decompressed(byte[] bytes) throws FormatException {
    return decompressedIfShort(bytes).orElseThrow(Zlib::tooLong);
  }

  /** Returns the exception for data that become longer than {@link #MAX_DECOMPRESSED}. */
  public static FormatException tooLong() {
    return new FormatException(
        String.format(
            Locale.ROOT, "zlib: more than %,d bytes when decompressed", MAX_DECOMPRESSED));
  }

  /**
   * Returns data decompressed; empty if they become longer than {@link #MAX_DECOMPRESSED}.
   *
   * @throws FormatException if they are not compressed data, or end before their end
   */
  public static Optional<byte[]> decompressedIfShort(byte[] bytes) throws FormatException {
    var inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      var out = new ByteArrayOutputStream();
      var part = new byte[PART];
      while (!inflater.finished()) {
        int length = inflater.inflate(part);
        if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new FormatException("zlib: the compressed data are incomplete");
        }
        if (out.size() + length > MAX_DECOMPRESSED) {
          return Optional.empty();
        }
        out.write(part, 0, length);
      }
      return Optional.of(out.toByteArray());
    } catch (DataFormatException e) {
      throw new FormatException("zlib: these are not compressed data");
    } finally {
      inflater.end();
    }
  }

  /** Returns data compressed. */
  public static byte[] compressed(byte[] bytes) {
    var deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      var out = new ByteArrayOutputStream();
      var part = new byte[PART];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
