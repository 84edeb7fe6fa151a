package picklescope.fuzz;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A sixth of a list, a different one for each of six consecutive numbers: a subset of a matrix of
 * operations and streams that contains each operation and each stream. The slow profile runs the
 * whole matrix.
 */
public final class Representatives {
  /** The number of parts. */
  public static final int PARTS = 6;

  private Representatives() {}

  /** Returns whether the item at an index belongs to a part. */
  public static boolean has(int part, int index) {
    return index % PARTS == part % PARTS;
  }

  /** Returns the items of a part. */
  public static <T> List<T> of(List<T> all, int part) {
    return IntStream.range(0, all.size()).filter(i -> has(part, i)).mapToObj(all::get).toList();
  }
}
