package picklescope.view.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Texts and choices of the file menu and of the lines about files. */
public final class FileTexts {
  private FileTexts() {}

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
}
