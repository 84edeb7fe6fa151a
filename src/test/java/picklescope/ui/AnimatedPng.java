package picklescope.ui;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/**
 * An animated picture with 255 colours, which each browser shows (APNG: PNG, third edition, W3C).
 * Of each frame only what differs from the one before is written.
 */
final class AnimatedPng {
  private static final int COLORS = 255;
  private static final byte UNCHANGED = (byte) COLORS; // transparent
  private static final int COARSE = 0xf8f8f8;

  private record Frame(int[] pixels, int millis) {}

  private final List<Frame> frames = new ArrayList<>();
  private int width;
  private int height;

  /** Adds a frame of the size of the others. */
  void add(Image image, int millis) {
    width = (int) image.getWidth();
    height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    frames.add(new Frame(pixels, millis));
  }

  /** Writes the animation, which repeats without end. */
  void write(Path file) throws IOException {
    var palette = palette();
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeLong(0x89504e470d0a1a0aL);
    chunk(
        out,
        "IHDR",
        header -> {
          header.writeInt(width);
          header.writeInt(height);
          header.write(new byte[] {8, 3, 0, 0, 0}); // a byte for each pixel, from the palette
        });
    chunk(
        out,
        "PLTE",
        colors -> {
          for (int i = 0; i <= COLORS; i++) {
            int color = i < palette.size() ? palette.get(i) : 0;
            colors.write(new byte[] {(byte) (color >> 16), (byte) (color >> 8), (byte) color});
          }
        });
    chunk(
        out,
        "tRNS",
        alpha -> {
          for (int i = 0; i <= COLORS; i++) {
            alpha.write(i < COLORS ? 255 : 0);
          }
        });
    chunk(
        out,
        "acTL",
        control -> {
          control.writeInt(frames.size());
          control.writeInt(0);
        });
    write(out, palette);
    chunk(out, "IEND", _ -> {});
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, bytes.toByteArray());
  }

  private void write(DataOutputStream out, List<Integer> palette) throws IOException {
    var near = new HashMap<Integer, Byte>();
    byte[] before = {};
    int sequence = 0;
    for (Frame frame : frames) {
      byte[] now = new byte[width * height];
      for (int i = 0; i < now.length; i++) {
        now[i] = near.computeIfAbsent(frame.pixels()[i], color -> nearest(palette, color));
      }
      int number = sequence++;
      chunk(
          out,
          "fcTL",
          control -> {
            control.writeInt(number);
            control.writeInt(width);
            control.writeInt(height);
            control.writeLong(0);
            control.writeShort(frame.millis());
            control.writeShort(1000);
            control.write(new byte[] {0, (byte) (number == 0 ? 0 : 1)}); // over what is there
          });
      byte[] data = compressed(before, now);
      if (number == 0) {
        chunk(out, "IDAT", pixels -> pixels.write(data));
      } else {
        int next = sequence++;
        chunk(
            out,
            "fdAT",
            pixels -> {
              pixels.writeInt(next);
              pixels.write(data);
            });
      }
      before = now;
    }
  }

  private byte[] compressed(byte[] before, byte[] now) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
      for (int y = 0; y < height; y++) {
        zip.write(0); // the row as it is
        for (int x = 0; x < width; x++) {
          int i = y * width + x;
          zip.write(before.length > 0 && before[i] == now[i] ? UNCHANGED : now[i]);
        }
      }
    }
    return bytes.toByteArray();
  }

  /** The colours that are most frequent if similar ones count as one. */
  private List<Integer> palette() {
    Map<Integer, Integer> exact = new HashMap<>();
    for (Frame frame : frames) {
      for (int pixel : frame.pixels()) {
        exact.merge(pixel & 0xffffff, 1, Integer::sum);
      }
    }
    Map<Integer, Map.Entry<Integer, Integer>> coarse = new HashMap<>();
    exact
        .entrySet()
        .forEach(entry ->
            coarse.merge(
                entry.getKey() & COARSE,
                entry,
                (one, other) -> one.getValue() >= other.getValue() ? one : other));
    return coarse.values().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Integer, Integer> one) -> one.getValue()).reversed())
        .limit(COLORS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static byte nearest(List<Integer> palette, int color) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < palette.size(); i++) {
      int distance = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (palette.get(i) >> shift & 255) - (color >> shift & 255);
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return (byte) best;
  }

  private interface Content {
    void write(DataOutputStream to) throws IOException;
  }

  private static void chunk(DataOutputStream out, String type, Content content) throws IOException {
    var data = new ByteArrayOutputStream();
    content.write(new DataOutputStream(data));
    var whole = new ByteArrayOutputStream();
    Png.chunk(whole, type, data.toByteArray());
    out.write(whole.toByteArray());
  }
}
