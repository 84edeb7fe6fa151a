package picklescope.view.plot;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Pictures as PNG (ISO/IEC 15948): 8 bits for each of red, green and blue, opaque. */
public final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] RGB_OF_8_BITS = {8, 2, 0, 0, 0};
  private static final int SUBTRACT_LEFT = 1; // filter type 1, which packs smooth pictures better

  private PngFile() {}

  /** Returns the file of a picture. */
  public static byte[] bytes(Raster raster) {
    var bytes = new ByteArrayOutputStream();
    try {
      bytes.write(SIGNATURE);
      var header = new ByteArrayOutputStream();
      var out = new DataOutputStream(header);
      out.writeInt(raster.width());
      out.writeInt(raster.height());
      out.write(RGB_OF_8_BITS);
      writeChunk(bytes, "IHDR", header.toByteArray());
      writeChunk(bytes, "IDAT", packed(raster));
      writeChunk(bytes, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail so
    }
    return bytes.toByteArray();
  }

  private static byte[] packed(Raster raster) throws IOException {
    var packed = new ByteArrayOutputStream();
    var row = new byte[1 + raster.width() * 3];
    row[0] = SUBTRACT_LEFT;
    try (var deflater = new DeflaterOutputStream(packed, new Deflater())) {
      for (int y = 0; y < raster.height(); y++) {
        int before = 0;
        for (int x = 0; x < raster.width(); x++) {
          int color = raster.get(x, y);
          row[1 + x * 3] = (byte) ((color >> 16) - (before >> 16));
          row[2 + x * 3] = (byte) ((color >> 8) - (before >> 8));
          row[3 + x * 3] = (byte) (color - before);
          before = color;
        }
        deflater.write(row);
      }
    }
    return packed.toByteArray();
  }

  private static void writeChunk(ByteArrayOutputStream to, String type, byte[] data)
      throws IOException {
    var out = new DataOutputStream(to);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
