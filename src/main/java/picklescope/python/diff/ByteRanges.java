package picklescope.python.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picklescope.python.PyBytes;
import picklescope.python.PyValue;

/**
 * Finds the ranges in which two byte strings differ. Those of equal length are compared byte by
 * byte, unless far fewer bytes differ when insertions and deletions are allowed; others are
 * aligned.
 */
final class ByteRanges {
  /** The number of equal bytes between two differences that is considered a coincidence. */
  private static final int CHANCE = 2;

  /**
   * A range of both; it may be empty in one of them.
   *
   * @param wasStart the start in the first byte string
   * @param start the start in the second
   */
  record Range(int wasStart, int wasEnd, int start, int end) {
    /** Returns the bytes before; empty for an insertion. */
    Optional<PyValue> was(byte[] before) {
      return part(before, wasStart, wasEnd);
    }

    /** Returns the bytes after; empty for a deletion. */
    Optional<PyValue> now(byte[] after) {
      return part(after, start, end);
    }

    private static Optional<PyValue> part(byte[] bytes, int from, int to) {
      return from < to
          ? Optional.of(PyBytes.of(Arrays.copyOfRange(bytes, from, to)))
          : Optional.empty();
    }

    /** Returns whether it covers both byte strings completely. */
    boolean isWhole(byte[] before, byte[] after) {
      return wasStart == 0 && wasEnd == before.length && start == 0 && end == after.length;
    }

    /** Returns a slice of the second byte string; for a deletion, of the first. */
    String step() {
      return start < end ? "[%s:%s]".formatted(start, end) : "[%s:%s]".formatted(wasStart, wasEnd);
    }
  }

  private final List<Range> ranges = new ArrayList<>();
  private int left; // the number of bytes in ranges
  private int wasFrom;
  private int from;

  private ByteRanges() {}

  /** Returns the ranges, in order; empty if the byte strings are equal. */
  static List<Range> differing(byte[] before, byte[] after, ComparisonBudget budget) {
    if (Arrays.equals(before, after)) {
      return List.of();
    }
    if (before.length != after.length) {
      return aligned(before, after, budget).ranges;
    }
    var byPlace = byPlace(before, after);
    if (byPlace.left < before.length) { // half of both
      return byPlace.ranges;
    }
    var aligned = aligned(before, after, budget);
    return aligned.left * 2 < byPlace.left ? aligned.ranges : byPlace.ranges;
  }

  private static ByteRanges byPlace(byte[] before, byte[] after) {
    var made = new ByteRanges();
    for (int i = 0; i < after.length; i++) {
      if (before[i] == after[i]) {
        made.same(i, i);
      }
    }
    return made.end(before.length, after.length);
  }

  private static ByteRanges aligned(byte[] before, byte[] after, ComparisonBudget budget) {
    int[] partners = Alignment.partners(numbers(before), numbers(after), budget);
    var made = new ByteRanges();
    for (int i = 0; i < partners.length; i++) {
      if (partners[i] >= 0) {
        made.same(partners[i], i);
      }
    }
    return made.end(before.length, after.length);
  }

  private static long[] numbers(byte[] bytes) {
    return IntStream.range(0, bytes.length).mapToLong(i -> bytes[i]).toArray();
  }

  /** Records equal bytes at two offsets; everything before them has been recorded. */
  private void same(int was, int now) {
    range(was, now);
    wasFrom = was + 1;
    from = now + 1;
  }

  private ByteRanges end(int wasEnd, int end) {
    range(wasEnd, end);
    return this;
  }

  private void range(int wasEnd, int end) {
    if (wasFrom == wasEnd && from == end) {
      return;
    }
    var next = new Range(wasFrom, wasEnd, from, end);
    if (!ranges.isEmpty() && from - ranges.getLast().end() <= CHANCE) {
      Range last = ranges.removeLast();
      left -= size(last);
      next = new Range(last.wasStart(), wasEnd, last.start(), end);
    }
    ranges.add(next);
    left += size(next);
  }

  private static int size(Range range) {
    return range.wasEnd() - range.wasStart() + range.end() - range.start();
  }
}
