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
 * Where two values differ. Items of lists and tuples are compared place by place, or, where that
 * leaves fewer differences, with the item that they belong to: one that is put in front is one that
 * was added. Entries of dicts are compared key by key, members of sets by being there, numpy arrays
 * of one shape and type element by element. Values of different types differ, also where Python
 * calls them equal, such as {@code 1} and {@code True}; nan is the same as nan.
 *
 * <p>Byte strings differ in ranges of bytes, {@code [4:8]}.
 *
 * <p>It walks without recursion, each pair of shared parts once, and no further than a bound that
 * only hostile values reach: {@link #end()} tells where that was. Immutable once made.
 */
public final class Differences {
  /** How many differences are listed. */
  public static final int MAX_LISTED = 2_000;

  /** A difference whose text is made when it is asked for. */
  private record LazyDifference(
      Optional<ValuePath> place,
      Optional<Supplier<String>> before,
      Optional<Supplier<String>> after) {
    Difference toDifference() {
      return new Difference(
          place.map(ValuePath::path).orElse(""),
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

  /** The differences in the order of the values; the first {@value #MAX_LISTED} of them. */
  public List<Difference> list() {
    return found.stream().map(LazyDifference::toDifference).toList();
  }

  /** How many differences there are, listed or not. */
  public int count() {
    return count;
  }

  /**
   * The path of the place from which on nothing was compared any more, because it would have been
   * too much; empty if all was compared.
   */
  public Optional<String> end() {
    return end;
  }

  /**
   * Whether a part of the second value differs or has something inside that does.
   *
   * @param of the value around it, the very one
   * @param part its number among {@link picklescope.python.Parts#of}
   */
  public boolean isMarked(PyValue of, int part) {
    return isMarked(of, part, part + 1);
  }

  /**
   * Whether one of some parts of the second value does.
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
   * Whether some elements of a numpy array, or bytes of a byte string, differ.
   *
   * @param array in the second value, the very one
   * @param from the first of them, counted in C order
   * @param to the element after the last
   */
  public boolean areMarked(PyValue array, int from, int to) {
    return isSet(elements.get(array), from, to);
  }

  /** What is at a place in one value, the other or both; only for who compares. */
  void add(
      Optional<ValuePath> place,
      Optional<Supplier<String>> before,
      Optional<Supplier<String>> after) {
    count++;
    markAround(place);
    if (isListing()) {
      found.add(new LazyDifference(place, before, after));
    }
  }

  /** More differences than are listed; only for who compares. */
  void count(int more) {
    count += more;
  }

  /** Whether differences are listed still; only for who compares. */
  boolean isListing() {
    return found.size() < MAX_LISTED;
  }

  /** It is too much from that place on; only for who compares. */
  void endAt(Optional<ValuePath> place) {
    end = Optional.of(place.map(ValuePath::path).orElse(""));
  }

  /** Something differs there; only for who compares. */
  void markAround(Optional<ValuePath> place) {
    for (var at = place; at.isPresent(); at = at.get().around()) {
      int part = at.get().part();
      if (part >= 0) {
        BitSet parts = marks.computeIfAbsent(at.get().of(), _ -> new BitSet());
        if (parts.get(part) && at != place) {
          break; // and so are those around it
        }
        parts.set(part);
      }
    }
  }

  /** Which elements of an array, or bytes, differ; only for who compares. */
  void mark(PyValue array, BitSet differing) {
    elements.put(array, differing);
  }
}
