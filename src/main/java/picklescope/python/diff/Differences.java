package picklescope.python.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyValue;

/**
 * The differences between two values. Items of lists and tuples are compared by index or, if that
 * results in fewer differences, aligned: an item that is inserted at the start is one that was
 * added. Entries of dicts are compared by key, members of sets by membership, numpy arrays of equal
 * shape and type element by element. Values of different types differ, even if Python considers
 * them equal, such as {@code 1} and {@code True}; NaN equals NaN.
 *
 * <p>Byte strings differ in ranges of bytes, {@code [4:8]}.
 *
 * <p>The comparison does not recurse, compares each pair of shared parts once, and ends at a limit
 * that only hostile values reach: see {@link #end()}. Immutable once it is created.
 */
public final class Differences {
  /** The maximum number of differences that are listed. */
  public static final int MAX_LISTED = 2_000;

  /** A difference whose text is computed when it is needed. */
  private record LazyDifference(
      Optional<PartPath> place,
      Optional<Supplier<String>> before,
      Optional<Supplier<String>> after) {
    Difference toDifference() {
      return new Difference(
          place.map(PartPath::path).orElse(""),
          before.map(Supplier::get),
          after.map(Supplier::get));
    }
  }

  private final List<LazyDifference> found = new ArrayList<>();
  private final Map<PyValue, BitSet> marks = new IdentityHashMap<>();
  private final Map<PyValue, BitSet> elements = new IdentityHashMap<>();
  private int count;
  private Optional<String> end = Optional.empty();

  Differences() {}

  /** Compares two values. */
  public static Differences between(PyValue before, PyValue after) {
    var differences = new Differences();
    new ValueComparison(differences).run(before, after);
    return differences;
  }

  /** Returns the differences in the order of the values; the first {@value #MAX_LISTED} of them. */
  public List<Difference> list() {
    return found.stream().map(LazyDifference::toDifference).toList();
  }

  /** Returns the number of differences, including those that are not listed. */
  public int count() {
    return count;
  }

  /**
   * Returns the path from which on nothing was compared because the limit was reached; empty if
   * everything was compared.
   */
  public Optional<String> end() {
    return end;
  }

  /**
   * Returns whether a part of the second value differs or contains a difference.
   *
   * @param of the value that contains it, by identity
   * @param part its index in {@link picklescope.python.Parts#of}
   */
  public boolean isMarked(PyValue of, int part) {
    return isMarked(of, part, part + 1);
  }

  /**
   * Returns whether one of a range of parts of the second value differs or contains a difference.
   *
   * @param from the first of them
   * @param to the part after the last
   */
  public boolean isMarked(PyValue of, int from, int to) {
    return isSet(marks.get(of), from, to);
  }

  private static boolean isSet(@Nullable BitSet marked, int from, int to) {
    int next = marked == null ? -1 : marked.nextSetBit(from);
    return next >= 0 && next < to;
  }

  /**
   * Returns whether some elements of a numpy array, or bytes of a byte string, differ.
   *
   * @param array in the second value, by identity
   * @param from the first of them, counted in C order
   * @param to the element after the last
   */
  public boolean areMarked(PyValue array, int from, int to) {
    return isSet(elements.get(array), from, to);
  }

  /** Adds a difference; only during the comparison. */
  void add(
      Optional<PartPath> place,
      Optional<Supplier<String>> before,
      Optional<Supplier<String>> after) {
    count++;
    markAround(place);
    if (isListing()) {
      found.add(new LazyDifference(place, before, after));
    }
  }

  /** Counts differences that are not listed; only during the comparison. */
  void count(int more) {
    count += more;
  }

  /** Returns whether further differences are listed; only during the comparison. */
  boolean isListing() {
    return found.size() < MAX_LISTED;
  }

  /** Records where the limit was reached; only during the comparison. */
  void endAt(Optional<PartPath> place) {
    end = Optional.of(place.map(PartPath::path).orElse(""));
  }

  /** Marks the values that contain a difference; only during the comparison. */
  void markAround(Optional<PartPath> place) {
    for (var at = place; at.isPresent(); at = at.get().around()) {
      int part = at.get().part();
      if (part >= 0) {
        BitSet parts = marks.computeIfAbsent(at.get().of(), _ -> new BitSet());
        if (parts.get(part) && at != place) {
          break; // and so are those that contain it
        }
        parts.set(part);
      }
    }
  }

  /** Marks the elements of an array, or bytes, that differ; only during the comparison. */
  void mark(PyValue array, BitSet differing) {
    elements.put(array, differing);
  }
}
