package picklescope.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picklescope.python.objects.NumpyArray;

/**
 * Where two values differ. Items of lists and tuples are compared place by place, or, where that
 * leaves fewer differences, with the item that they belong to: one that is put in front is one that
 * was added. Entries of dicts are compared key by key, members of sets by being there, numpy arrays
 * of one shape and type element by element. Values of different types differ, also where Python
 * calls them equal, such as {@code 1} and {@code True}; nan is the same as nan.
 *
 * <p>It walks without recursion, each pair of shared parts once, and no further than a bound:
 * {@link #isComplete()} tells. Immutable once made.
 */
public final class Differences {
  /** How many pairs of values are compared. */
  public static final int MAX_PAIRS = 500_000;

  /** How many differences are listed. */
  public static final int MAX_LISTED = 2_000;

  private static final Repr REPR = Repr.line(200);

  /** What is still to be done at a place: compare, or say what only one of both has. */
  private record Step(Optional<PyValue> before, Optional<PyValue> after, Place place) {}

  /** A part of the second value, by way of the parts around it; or of the first, if -1. */
  private record Place(Place around, PyValue of, int part, String step) {
    String path() {
      var steps = new ArrayDeque<String>();
      for (Place at = this; at != null; at = at.around) {
        steps.push(at.step);
      }
      return String.join("", steps);
    }
  }

  /** Two values by identity. */
  private record Identities(PyValue a, PyValue b) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identities that && a == that.a && b == that.b;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(a) + System.identityHashCode(b);
    }
  }

  /** A difference whose text is made when it is asked for. */
  private record Found(
      Place place, Optional<Supplier<String>> before, Optional<Supplier<String>> after) {
    Difference told() {
      String path = place == null ? "" : place.path();
      return new Difference(path, before.map(Supplier::get), after.map(Supplier::get));
    }
  }

  private final List<Found> found = new ArrayList<>();
  private final Map<PyValue, BitSet> marks = new IdentityHashMap<>();
  private final Map<PyValue, BitSet> elements = new IdentityHashMap<>();
  private final Set<Identities> seen = new HashSet<>();
  private final Deque<Step> open = new ArrayDeque<>();
  private final Fingerprints fingerprints = new Fingerprints();
  private int count;
  private int pairs;
  private boolean complete = true;

  private Differences() {}

  /** Compares two values. */
  public static Differences between(PyValue before, PyValue after) {
    var differences = new Differences();
    differences.run(before, after);
    return differences;
  }

  /** The differences in the order of the values; the first {@value #MAX_LISTED} of them. */
  public List<Difference> list() {
    return found.stream().map(Found::told).toList();
  }

  /** How many differences there are, listed or not. */
  public int count() {
    return count;
  }

  /** Whether all of both values was compared. */
  public boolean isComplete() {
    return complete;
  }

  /**
   * Whether a part of the second value differs or has something inside that does.
   *
   * @param of the value around it, the very one
   * @param part its number among {@link Parts#of}
   */
  public boolean isMarked(PyValue of, int part) {
    BitSet parts = marks.get(of);
    return parts != null && parts.get(part);
  }

  /**
   * Whether some elements of a numpy array differ.
   *
   * @param array in the second value, the very one
   * @param from the first of them, counted in C order
   * @param to the element after the last
   */
  public boolean areMarked(PyValue array, int from, int to) {
    BitSet marked = elements.get(array);
    int next = marked == null ? -1 : marked.nextSetBit(from);
    return next >= 0 && next < to;
  }

  private void run(PyValue before, PyValue after) {
    open.push(new Step(Optional.of(before), Optional.of(after), null));
    while (!open.isEmpty()) {
      if (++pairs > MAX_PAIRS) {
        complete = false;
        return;
      }
      Step step = open.pop();
      if (step.before.isPresent() && step.after.isPresent()) {
        compare(step.before.get(), step.after.get(), step.place);
      } else {
        add(step.place, step.before, step.after);
      }
    }
  }

  private void compare(PyValue a, PyValue b, Place place) {
    if (a == b) {
      return;
    }
    switch (b) {
      case PyList now when a instanceof PyList was ->
          sequences(was, was.items(), now, now.items(), place);
      case PyTuple now when a instanceof PyTuple was ->
          sequences(was, was.items(), now, now.items(), place);
      case PyObject now when a instanceof PyObject was -> objects(was, now, place);
      case PyPersistent now when a instanceof PyPersistent was -> parts(was, now, place);
      case PyDict now when a instanceof PyDict was -> entries(was, now, place);
      case PySet now when a instanceof PySet was -> members(was, now, place);
      case PyFrozenSet now when a instanceof PyFrozenSet was -> members(was, now, place);
      default -> {
        if (!b.equals(a)) {
          add(place, Optional.of(a), Optional.of(b));
        }
      }
    }
  }

  private boolean isNew(PyValue a, PyValue b) {
    return seen.add(new Identities(a, b));
  }

  private void sequences(
      PyValue was, List<PyValue> before, PyValue now, List<PyValue> after, Place around) {
    if (!isNew(was, now)) {
      return;
    }
    long[] then = fingerprints.of(before);
    long[] since = fingerprints.of(after);
    var byPlace = Pairing.byPlace(then, since);
    var aligned = byPlace.differing() <= 1 ? byPlace : Pairing.aligned(then, since);
    var better = aligned.differing() < byPlace.differing() ? aligned : byPlace;
    var next = new ArrayList<Step>();
    for (Pairing.Pair pair : better.pairs()) {
      boolean kept = pair.after() >= 0;
      int index = kept ? pair.after() : pair.before();
      Optional<PyValue> one = pair.before() < 0 ? Optional.empty() : item(before, pair.before());
      Optional<PyValue> other = kept ? item(after, pair.after()) : Optional.empty();
      if (one.isEmpty() || other.isEmpty() || one.get() != other.get()) {
        next.add(
            new Step(one, other, new Place(around, now, kept ? index : -1, "[" + index + "]")));
      }
    }
    push(next);
  }

  private static Optional<PyValue> item(List<PyValue> items, int index) {
    return Optional.of(items.get(index));
  }

  private void objects(PyObject was, PyObject now, Place around) {
    Optional<NumpyArray> before = NumpyArray.of(was);
    Optional<NumpyArray> after = NumpyArray.of(now);
    if (before.isPresent() && after.isPresent()) {
      if (isNew(was, now)) {
        arrays(before.get(), after.get(), now, around);
      }
    } else {
      parts(was, now, around);
    }
  }

  /** Of arrays whose shape or type differs, that is what is said. */
  private void arrays(NumpyArray was, NumpyArray now, PyValue of, Place around) {
    fact(new Place(around, of, -1, ".shape"), was.shapeText(), now.shapeText());
    fact(new Place(around, of, -1, ".dtype"), was.typeText(), now.typeText());
    if (!was.shapeText().equals(now.shapeText()) || !was.typeText().equals(now.typeText())) {
      return;
    }
    BitSet differing = now.differing(was);
    if (differing.isEmpty()) {
      return;
    }
    elements.put(of, differing);
    for (int i = differing.nextSetBit(0); i >= 0; i = differing.nextSetBit(i + 1)) {
      int element = i;
      var place = new Place(around, of, -1, now.index(i));
      add(
          new Found(
              place, Optional.of(() -> was.text(element)), Optional.of(() -> now.text(element))));
    }
  }

  private void fact(Place place, String was, String now) {
    if (!was.equals(now)) {
      add(new Found(place, Optional.of(() -> was), Optional.of(() -> now)));
    }
  }

  private void parts(PyValue was, PyValue now, Place around) {
    if (!isNew(was, now)) {
      return;
    }
    List<Part> before = Parts.of(was);
    List<Part> after = Parts.of(now);
    var next = new ArrayList<Step>();
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      Optional<PyValue> one =
          i < before.size() ? Optional.of(before.get(i).value()) : Optional.empty();
      Optional<PyValue> other =
          i < after.size() ? Optional.of(after.get(i).value()) : Optional.empty();
      String step =
          i < after.size() ? Parts.step(now, after.get(i)) : Parts.step(was, before.get(i));
      if (one.isEmpty() || other.isEmpty() || one.get() != other.get()) {
        next.add(new Step(one, other, new Place(around, now, i < after.size() ? i : -1, step)));
      }
    }
    push(next);
  }

  private void entries(PyDict was, PyDict now, Place around) {
    if (!isNew(was, now)) {
      return;
    }
    var equality = new Equality();
    var next = new ArrayList<Step>();
    for (int i = 0; i < now.size(); i++) {
      int place = was.indexOf(now.key(i), equality);
      String step = Parts.step(now, new Part(Part.Role.ENTRY, i, now.value(i)));
      if (place < 0 || was.value(place) != now.value(i)) {
        Optional<PyValue> before = place < 0 ? Optional.empty() : Optional.of(was.value(place));
        next.add(new Step(before, Optional.of(now.value(i)), new Place(around, now, i, step)));
      }
    }
    for (int i = 0; i < was.size(); i++) {
      if (now.indexOf(was.key(i), equality) < 0) {
        String step = Parts.step(was, new Part(Part.Role.ENTRY, i, was.value(i)));
        next.add(
            new Step(
                Optional.of(was.value(i)), Optional.empty(), new Place(around, now, -1, step)));
      }
    }
    push(next);
  }

  private <S extends Members & PyValue> void members(S was, S now, Place around) {
    if (!isNew(was, now)) {
      return;
    }
    var equality = new Equality();
    List<PyValue> added = now.items();
    for (int i = 0; i < added.size(); i++) {
      if (!was.contains(added.get(i), equality)) {
        String step = Parts.step(now, new Part(Part.Role.MEMBER, i, added.get(i)));
        add(new Place(around, now, i, step), Optional.empty(), Optional.of(added.get(i)));
      }
    }
    List<PyValue> removed = was.items();
    for (int i = 0; i < removed.size(); i++) {
      if (!now.contains(removed.get(i), equality)) {
        String step = Parts.step(was, new Part(Part.Role.MEMBER, i, removed.get(i)));
        add(new Place(around, now, -1, step), Optional.of(removed.get(i)), Optional.empty());
      }
    }
  }

  /** What comes first is compared first. */
  private void push(List<Step> next) {
    for (Step step : next.reversed()) {
      open.push(step);
    }
  }

  private void add(Place place, Optional<PyValue> before, Optional<PyValue> after) {
    add(new Found(place, before.map(Differences::text), after.map(Differences::text)));
  }

  private static Supplier<String> text(PyValue value) {
    return () -> REPR.of(value);
  }

  private void add(Found one) {
    count++;
    for (Place at = one.place; at != null; at = at.around) {
      if (at.part >= 0) {
        BitSet parts = marks.computeIfAbsent(at.of, _ -> new BitSet());
        if (parts.get(at.part) && at != one.place) {
          break; // and so are those around it
        }
        parts.set(at.part);
      }
    }
    if (found.size() < MAX_LISTED) {
      found.add(one);
    }
  }
}
