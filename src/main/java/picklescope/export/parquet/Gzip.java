package picklescope.export.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses pages by gzip (RFC 1952), the only method of the JDK that Parquet has. */
final class Gzip {
  /** Its number in Parquet. */
  static final int CODEC = 2;

  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  byte[] compress(byte[] bytes, int length) {
    var out = new ByteArrayOutputStream(length / 2 + 64);
    try (var gzip = new Fast(out)) {
      gzip.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // never: it is in memory
    }
    return out.toByteArray();
  }
}
