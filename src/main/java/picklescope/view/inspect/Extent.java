package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Some bytes of a payload that stand beside each other.
 *
 * @param start the first
 * @param end the byte after the last
 */
public record Extent(int start, int end) {
  private static final int MOST_TOLD = 4;

  /** The bytes of all of them, from the first on; those that touch become one. */
  static List<Extent> union(List<Extent> some) {
    var united = new ArrayList<Extent>();
    for (Extent next : some.stream().sorted(Comparator.comparingInt(Extent::start)).toList()) {
      if (!united.isEmpty() && next.start <= united.getLast().end) {
        Extent last = united.removeLast();
        united.add(new Extent(last.start, Math.max(last.end, next.end)));
      } else {
        united.add(next);
      }
    }
    return List.copyOf(united);
  }

  int length() {
    return end - start;
  }

  private String range(IntFunction<String> offset) {
    return length() == 1 ? offset.apply(start) : offset.apply(start) + "–" + offset.apply(end - 1);
  }

  /** {@code bytes 3–10 and 14–20, 15}; empty for none. */
  public static String words(List<Extent> some, IntFunction<String> offset) {
    int bytes = some.stream().mapToInt(Extent::length).sum();
    if (bytes == 0) {
      return "";
    }
    String ranges =
        some.stream()
            .limit(MOST_TOLD)
            .map(one -> one.range(offset))
            .collect(Collectors.joining(" and "));
    String more = some.size() > MOST_TOLD ? " and more" : "";
    return bytes == 1 ? "byte " + ranges : "bytes %s%s, %,d".formatted(ranges, more, bytes);
  }
}
