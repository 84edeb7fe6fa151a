package picklescope.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.python.objects.NumpyArray;

/** Goes through two values side by side and says where they differ. */
final class ValueComparison {
  private static final Repr REPR = Repr.line(200);

  /** What is still to be done at a place: compare, or say what only one of both has. */
  private record Step(Optional<PyValue> before, Optional<PyValue> after, Optional<Place> place) {}

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

  private final Differences differences;
  private final Set<Identities> seen = new HashSet<>();
  private final Deque<Step> open = new ArrayDeque<>();
  private final Fingerprints fingerprints = new Fingerprints();

  /** Tells what it finds. */
  ValueComparison(Differences differences) {
    this.differences = differences;
  }

  /** Whether all was compared. */
  boolean run(PyValue before, PyValue after) {
    open.push(new Step(Optional.of(before), Optional.of(after), Optional.empty()));
    for (int pairs = 0; pairs < Differences.MAX_PAIRS && !open.isEmpty(); pairs++) {
      Step step = open.pop();
      if (step.before.isPresent() && step.after.isPresent()) {
        compare(step.before.get(), step.after.get(), step.place);
      } else {
        add(step);
      }
    }
    return open.isEmpty();
  }

  private void compare(PyValue a, PyValue b, Optional<Place> place) {
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
          add(new Step(Optional.of(a), Optional.of(b), place));
        }
      }
    }
  }

  private boolean isNew(PyValue a, PyValue b) {
    return seen.add(new Identities(a, b));
  }

  private void sequences(
      PyValue was, List<PyValue> before, PyValue now, List<PyValue> after, Optional<Place> around) {
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
      Optional<PyValue> one = item(before, pair.before());
      Optional<PyValue> other = item(after, pair.after());
      int index = other.isPresent() ? pair.after() : pair.before();
      next.add(step(one, other, around, now, pair.after(), "[" + index + "]"));
    }
    push(next);
  }

  private static Optional<PyValue> item(List<PyValue> items, int index) {
    return index < 0 ? Optional.empty() : Optional.of(items.get(index));
  }

  private void objects(PyObject was, PyObject now, Optional<Place> around) {
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
  private void arrays(NumpyArray was, NumpyArray now, PyValue of, Optional<Place> around) {
    tell(around, of, ".shape", was.shapeText(), now.shapeText());
    tell(around, of, ".dtype", was.typeText(), now.typeText());
    if (!was.shapeText().equals(now.shapeText()) || !was.typeText().equals(now.typeText())) {
      return;
    }
    BitSet differing = now.differing(was);
    differences.mark(of, differing);
    for (int i = differing.nextSetBit(0); i >= 0; i = differing.nextSetBit(i + 1)) {
      int element = i;
      differences.add(
          Optional.of(new Place(around, of, -1, now.index(i))),
          Optional.of(() -> was.text(element)),
          Optional.of(() -> now.text(element)));
    }
  }

  private void tell(Optional<Place> around, PyValue of, String step, String was, String now) {
    if (!was.equals(now)) {
      differences.add(
          Optional.of(new Place(around, of, -1, step)),
          Optional.of(() -> was),
          Optional.of(() -> now));
    }
  }

  private void parts(PyValue was, PyValue now, Optional<Place> around) {
    if (!isNew(was, now)) {
      return;
    }
    List<Part> before = Parts.of(was);
    List<Part> after = Parts.of(now);
    var next = new ArrayList<Step>();
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      Optional<Part> one = i < before.size() ? Optional.of(before.get(i)) : Optional.empty();
      Optional<Part> other = i < after.size() ? Optional.of(after.get(i)) : Optional.empty();
      String name =
          other.isPresent() ? Parts.step(now, other.get()) : Parts.step(was, one.orElseThrow());
      int part = other.isPresent() ? i : -1;
      next.add(step(one.map(Part::value), other.map(Part::value), around, now, part, name));
    }
    push(next);
  }

  private void entries(PyDict was, PyDict now, Optional<Place> around) {
    if (!isNew(was, now)) {
      return;
    }
    int[] partners = partners(was, now);
    var kept = new BitSet();
    var next = new ArrayList<Step>();
    for (int i = 0; i < now.size(); i++) {
      Optional<PyValue> before = Optional.empty();
      if (partners[i] >= 0) {
        kept.set(partners[i]);
        before = Optional.of(was.value(partners[i]));
      }
      var part = new Part(Part.Role.ENTRY, i, now.value(i));
      next.add(step(before, Optional.of(part.value()), around, now, i, Parts.step(now, part)));
    }
    for (int i = kept.nextClearBit(0); i < was.size(); i = kept.nextClearBit(i + 1)) {
      var part = new Part(Part.Role.ENTRY, i, was.value(i));
      next.add(
          step(
              Optional.of(part.value()), Optional.empty(), around, now, -1, Parts.step(was, part)));
    }
    push(next);
  }

  /**
   * For each key, where it was, or -1; objects, which Python would have to ask, by what they say.
   */
  private int[] partners(PyDict was, PyDict now) {
    var equality = new Equality();
    var partners = new int[now.size()];
    Map<Long, Integer> said = new HashMap<>();
    for (int i = 0; i < partners.length; i++) {
      partners[i] = was.indexOf(now.key(i), equality);
      if (partners[i] < 0) {
        if (said.isEmpty()) {
          for (int key = 0; key < was.size(); key++) {
            said.put(fingerprints.of(was.key(key)), key);
          }
        }
        partners[i] = said.getOrDefault(fingerprints.of(now.key(i)), -1);
      }
    }
    return partners;
  }

  private <S extends Members & PyValue> void members(S was, S now, Optional<Place> around) {
    if (!isNew(was, now)) {
      return;
    }
    List<Integer> added = onlyIn(now, was);
    List<Integer> removed = onlyIn(was, now);
    Set<Long> gone = fingerprints(was, removed);
    Set<Long> come = fingerprints(now, added);
    for (int i : added) {
      PyValue member = now.items().get(i);
      if (!gone.contains(fingerprints.of(member))) {
        String name = Parts.step(now, new Part(Part.Role.MEMBER, i, member));
        add(step(Optional.empty(), Optional.of(member), around, now, i, name));
      }
    }
    for (int i : removed) {
      PyValue member = was.items().get(i);
      if (!come.contains(fingerprints.of(member))) {
        String name = Parts.step(was, new Part(Part.Role.MEMBER, i, member));
        add(step(Optional.of(member), Optional.empty(), around, now, -1, name));
      }
    }
  }

  private static List<Integer> onlyIn(Members one, Members other) {
    var equality = new Equality();
    var only = new ArrayList<Integer>();
    for (int i = 0; i < one.items().size(); i++) {
      if (!other.contains(one.items().get(i), equality)) {
        only.add(i);
      }
    }
    return only;
  }

  private Set<Long> fingerprints(Members members, List<Integer> which) {
    var prints = new HashSet<Long>();
    which.forEach(i -> prints.add(fingerprints.of(members.items().get(i))));
    return prints;
  }

  private static Step step(
      Optional<PyValue> before,
      Optional<PyValue> after,
      Optional<Place> around,
      PyValue of,
      int part,
      String name) {
    return new Step(before, after, Optional.of(new Place(around, of, part, name)));
  }

  /** What comes first is compared first; what is the same value is not looked at. */
  private void push(List<Step> next) {
    for (Step step : next.reversed()) {
      boolean same =
          step.before.isPresent()
              && step.after.isPresent()
              && step.before.get() == step.after.get();
      if (!same) {
        open.push(step);
      }
    }
  }

  private void add(Step step) {
    differences.add(
        step.place,
        step.before.map(value -> () -> REPR.of(value)),
        step.after.map(value -> () -> REPR.of(value)));
  }
}
