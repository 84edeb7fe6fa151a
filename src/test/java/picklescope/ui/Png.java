package picklescope.ui;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/** Writes pictures of the window as PNG (RFC 2083), for which JavaFX has nothing of its own. */
public final class Png {
  private Png() {}

  public static void write(Image image, Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes(image));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Image image) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    var header = new ByteArrayOutputStream();
    var out = new DataOutputStream(header);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {8, 2, 0, 0, 0});
    chunk(bytes, "IHDR", header.toByteArray());
    chunk(bytes, "IDAT", pixels(image.getPixelReader(), width, height));
    chunk(bytes, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static byte[] pixels(PixelReader reader, int width, int height) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(packed)) {
      for (int y = 0; y < height; y++) {
        deflater.write(0);
        for (int x = 0; x < width; x++) {
          int argb = reader.getArgb(x, y);
          deflater.write(new byte[] {(byte) (argb >> 16), (byte) (argb >> 8), (byte) argb});
        }
      }
    }
    return packed.toByteArray();
  }

  static void chunk(ByteArrayOutputStream to, String type, byte[] data) throws IOException {
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
