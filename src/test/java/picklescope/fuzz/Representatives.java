package picklescope.fuzz;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A sixth of a list, another one for each of six numbers in a row: a matrix of work and streams in
 * which each kind of work and each stream still has its turn. The slow profile runs all of it.
 */
public final class Representatives {
  /** How many parts there are. */
  public static final int PARTS = 6;

  private Representatives() {}

  /** Whether the item at an index is in the part of a number. */
  public static boolean has(int part, int index) {
    return index % PARTS == part % PARTS;
  }

  /** The items of the part of a number. */
  public static <T> List<T> of(List<T> all, int part) {
    return IntStream.range(0, all.size()).filter(i -> has(part, i)).mapToObj(all::get).toList();
  }
}
