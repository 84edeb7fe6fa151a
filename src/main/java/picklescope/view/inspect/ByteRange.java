package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A range of bytes of a payload.
 *
 * @param start the index of the first byte
 * @param end the index after the last byte
 */
public record ByteRange(int start, int end) {
  private static final int MAX_RANGES = 4;

  /** Returns the union of ranges in ascending order; ranges that overlap or adjoin are merged. */
  static List<ByteRange> union(List<ByteRange> some) {
    var united = new ArrayList<ByteRange>();
    for (ByteRange next :
        some.stream().sorted(Comparator.comparingInt(ByteRange::start)).toList()) {
      if (!united.isEmpty() && next.start <= united.getLast().end) {
        ByteRange last = united.removeLast();
        united.add(new ByteRange(last.start, Math.max(last.end, next.end)));
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

  /**
   * Returns a description such as {@code bytes 3–10 and 14–20, 15}; empty if there are no bytes.
   *
   * @param offset returns the text of an offset
   */
  public static String description(List<ByteRange> some, IntFunction<String> offset) {
    int bytes = some.stream().mapToInt(ByteRange::length).sum();
    if (bytes == 0) {
      return "";
    }
    String ranges =
        some.stream()
            .limit(MAX_RANGES)
            .map(one -> one.range(offset))
            .collect(Collectors.joining(" and "));
    String more = some.size() > MAX_RANGES ? " and more" : "";
    return bytes == 1 ? "byte " + ranges : "bytes %s%s, %,d".formatted(ranges, more, bytes);
  }
}
