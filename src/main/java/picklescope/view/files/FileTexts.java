package picklescope.view.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Texts and choices of the file menu and of the lines about files. */
public final class FileTexts {
  private static final String CAPTURE = ".pcapng";

  private FileTexts() {}

  /** Returns a number of messages as text. */
  static String messages(long count) {
    return count == 1 ? "1 message" : "%,d messages".formatted(count);
  }

  /**
   * Returns the maximum sizes of the live capture from which the user chooses, in bytes, in
   * ascending order.
   *
   * @param current the current maximum, which is one of them
   */
  public static List<Long> journalCaps(long current) {
    var sizes =
        new ArrayList<>(
            LongStream.of(256L << 20, 1L << 30, 4L << 30, 16L << 30, 64L << 30).boxed().toList());
    if (!sizes.contains(current)) {
      sizes.add(current);
      sizes.sort(null);
    }
    return List.copyOf(sizes);
  }

  /**
   * Returns the file to save to: the suffix of the file type that was chosen replaces that of a
   * capture, which was proposed. Any other name is kept.
   *
   * @param pattern the pattern of the file type, such as {@code *.csv}
   */
  public static Path withTypeOf(String pattern, Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(CAPTURE)
        ? file.resolveSibling(
            name.substring(0, name.length() - CAPTURE.length()) + pattern.substring(1))
        : file;
  }
}
