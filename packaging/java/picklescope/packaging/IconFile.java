package picklescope.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the program's pictures, which are PNG files of several sizes, as icons of a system. */
final class IconFile {
  private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

  /**
   * Types of macOS' icons that are PNG, and their sizes in pixels; those with 1x and 2x are the
   * same picture for screens of both kinds.
   */
  private static final Map<String, Integer> TYPES_OF_MAC =
      Map.of("icp4", 16, "icp5", 32, "ic11", 32, "ic12", 64, "ic07", 128, "ic13", 256, "ic08", 256);

  private static final int ICO_HEADER = 6;
  private static final int ICO_ENTRY = 16;

  private IconFile() {}

  /** Writes an icon of Windows ({@code .ico}), all sizes as PNG, which Windows has read since 6. */
  static void ofWindows(Path project, Path file) throws IOException {
    var pictures = new ArrayList<byte[]>();
    for (int size : SIZES) {
      pictures.add(picture(project, size));
    }
    int length = ICO_HEADER + ICO_ENTRY * SIZES.size();
    var header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    header.putShort((short) 0).putShort((short) 1).putShort((short) SIZES.size());
    for (int i = 0; i < SIZES.size(); i++) {
      byte size = (byte) SIZES.get(i).intValue(); // 0 stands for 256
      header.put(size).put(size).put((byte) 0).put((byte) 0);
      header.putShort((short) 1).putShort((short) 32);
      header.putInt(pictures.get(i).length).putInt(length);
      length += pictures.get(i).length;
    }
    write(file, header.array(), pictures);
  }

  /** Writes an icon of macOS ({@code .icns}). */
  static void ofMac(Path project, Path file) throws IOException {
    var blocks = new ArrayList<byte[]>();
    int length = 8;
    for (String type : TYPES_OF_MAC.keySet().stream().sorted().toList()) {
      byte[] picture = picture(project, TYPES_OF_MAC.get(type));
      blocks.add(block(type, 8 + picture.length));
      blocks.add(picture);
      length += 8 + picture.length;
    }
    write(file, block("icns", length), blocks);
  }

  private static byte[] block(String type, int length) {
    return ByteBuffer.allocate(8)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .putInt(length)
        .array();
  }

  private static byte[] picture(Path project, int size) throws IOException {
    var folder = project.resolve("src/main/resources/picklescope/ui");
    return Files.readAllBytes(folder.resolve("icon-%d.png".formatted(size)));
  }

  private static void write(Path file, byte[] header, List<byte[]> parts) throws IOException {
    var all = new ByteArrayOutputStream();
    all.write(header);
    for (byte[] part : parts) {
      all.write(part);
    }
    Files.write(file, all.toByteArray());
  }
}
