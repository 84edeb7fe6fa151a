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

/**
 * Where two values differ. Items of lists and tuples are compared place by place, entries of dicts
 * key by key, members of sets by being there. Values of different types differ, also where Python
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

  private record Pair(PyValue a, PyValue b, Place place) {}

  /** A part of the second value, by way of the parts around it. */
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

  private final List<Difference> found = new ArrayList<>();
  private final Map<PyValue, BitSet> marks = new IdentityHashMap<>();
  private final Set<Identities> seen = new HashSet<>();
  private final Deque<Pair> open = new ArrayDeque<>();
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
    return List.copyOf(found);
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

  private void run(PyValue before, PyValue after) {
    open.push(new Pair(before, after, null));
    while (!open.isEmpty()) {
      if (++pairs > MAX_PAIRS) {
        complete = false;
        return;
      }
      compare(open.pop());
    }
  }

  private void compare(Pair pair) {
    PyValue a = pair.a;
    PyValue b = pair.b;
    if (a == b) {
      return;
    }
    switch (b) {
      case PyList now when a instanceof PyList was -> parts(was, now, pair.place);
      case PyTuple now when a instanceof PyTuple was -> parts(was, now, pair.place);
      case PyObject now when a instanceof PyObject was -> parts(was, now, pair.place);
      case PyPersistent now when a instanceof PyPersistent was -> parts(was, now, pair.place);
      case PyDict now when a instanceof PyDict was -> entries(was, now, pair.place);
      case PySet now when a instanceof PySet was -> members(was, now, pair.place);
      case PyFrozenSet now when a instanceof PyFrozenSet was -> members(was, now, pair.place);
      case PyByteArray now when a instanceof PyByteArray was -> {
        if (!java.util.Arrays.equals(now.bytes(), was.bytes())) {
          add(pair.place, Optional.of(a), Optional.of(b));
        }
      }
      default -> {
        if (!b.equals(a)) {
          add(pair.place, Optional.of(a), Optional.of(b));
        }
      }
    }
  }

  private boolean isNew(PyValue a, PyValue b) {
    return seen.add(new Identities(a, b));
  }

  private void parts(PyValue was, PyValue now, Place around) {
    if (!isNew(was, now)) {
      return;
    }
    List<Part> before = Parts.of(was);
    List<Part> after = Parts.of(now);
    var next = new ArrayList<Pair>();
    int both = Math.min(before.size(), after.size());
    for (int i = 0; i < both; i++) {
      Part part = after.get(i);
      if (before.get(i).value() != part.value()) {
        var place = new Place(around, now, i, Parts.step(now, part));
        next.add(new Pair(before.get(i).value(), part.value(), place));
      }
    }
    push(next);
    for (int i = both; i < before.size(); i++) {
      String step = Parts.step(was, before.get(i));
      add(new Place(around, now, -1, step), Optional.of(before.get(i).value()), Optional.empty());
    }
    for (int i = both; i < after.size(); i++) {
      String step = Parts.step(now, after.get(i));
      add(new Place(around, now, i, step), Optional.empty(), Optional.of(after.get(i).value()));
    }
  }

  private void entries(PyDict was, PyDict now, Place around) {
    if (!isNew(was, now)) {
      return;
    }
    var equality = new Equality();
    var next = new ArrayList<Pair>();
    for (int i = 0; i < now.size(); i++) {
      int place = was.indexOf(now.key(i), equality);
      var part = new Part(Part.Role.ENTRY, i, now.value(i));
      if (place < 0) {
        add(
            new Place(around, now, i, Parts.step(now, part)),
            Optional.empty(),
            Optional.of(now.value(i)));
      } else if (was.value(place) != now.value(i)) {
        next.add(
            new Pair(
                was.value(place), now.value(i), new Place(around, now, i, Parts.step(now, part))));
      }
    }
    push(next);
    for (int i = 0; i < was.size(); i++) {
      if (now.indexOf(was.key(i), equality) < 0) {
        var part = new Part(Part.Role.ENTRY, i, was.value(i));
        add(
            new Place(around, now, -1, Parts.step(was, part)),
            Optional.of(was.value(i)),
            Optional.empty());
      }
    }
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
  private void push(List<Pair> next) {
    for (Pair pair : next.reversed()) {
      open.push(pair);
    }
  }

  private void add(Place place, Optional<PyValue> before, Optional<PyValue> after) {
    count++;
    for (Place at = place; at != null; at = at.around) {
      if (at.part >= 0) {
        BitSet parts = marks.computeIfAbsent(at.of, _ -> new BitSet());
        if (parts.get(at.part) && at != place) {
          break; // and so are those around it
        }
        parts.set(at.part);
      }
    }
    if (found.size() < MAX_LISTED) {
      found.add(new Difference(place == null ? "" : place.path(), before, after));
    }
  }
}
