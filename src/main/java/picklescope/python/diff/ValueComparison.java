package picklescope.python.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picklescope.python.AbstractPySet;
import picklescope.python.Part;
import picklescope.python.Parts;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyPersistent;
import picklescope.python.PySet;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.objects.NumpyArray;

/**
 * Compares two values in parallel and reports where they differ. Each pair of parts is compared
 * once; the work is bounded, and nothing is compared beyond the limit.
 */
final class ValueComparison {
  private static final Repr REPR = Repr.line(200);

  /** Remaining work at a path: a comparison, or a part that only one value has. */
  private record Step(
      Optional<PyValue> before, Optional<PyValue> after, Optional<PartPath> place) {}

  private final Differences differences;
  private final ComparisonBudget budget = new ComparisonBudget();
  private final ComparedPairs pairs = new ComparedPairs();
  private final Deque<Step> open = new ArrayDeque<>();
  private final Fingerprints fingerprints = new Fingerprints();
  private final KeyPartners keys = new KeyPartners(fingerprints);

  /**
   * @param differences receives the result
   */
  ValueComparison(Differences differences) {
    this.differences = differences;
  }

  /** Compares everything, or records the path at which the limit was reached. */
  void run(PyValue before, PyValue after) {
    open.push(new Step(Optional.of(before), Optional.of(after), Optional.empty()));
    while (!open.isEmpty()) {
      Step step = open.pop();
      if (!budget.take(cost(step))) {
        differences.endAt(step.place);
        return;
      }
      if (step.before.isPresent() && step.after.isPresent()) {
        compare(step.before.get(), step.after.get(), step.place);
      } else {
        add(step);
      }
    }
  }

  /** Returns the cost of a comparison: a visit of the parts of both, without the parts of those. */
  private static long cost(Step step) {
    return step.before.isPresent() && step.after.isPresent()
        ? cost(step.before.get()) + cost(step.after.get())
        : 1;
  }

  private static long cost(PyValue value) {
    return switch (value) {
      case PyBytes bytes -> 1 + bytes.length() / 64;
      case PyByteArray bytes -> 1 + bytes.length() / 64;
      default -> 1 + Parts.count(value);
    };
  }

  private void compare(PyValue a, PyValue b, Optional<PartPath> place) {
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
      case PyBytes now when a instanceof PyBytes was ->
          bytes(was, was.raw(), now, now.raw(), place);
      case PyByteArray now when a instanceof PyByteArray was ->
          bytes(was, was.raw(), now, now.raw(), place);
      default -> {
        if (!pairs.areSame(a, b)) {
          add(new Step(Optional.of(a), Optional.of(b), place));
        }
      }
    }
  }

  /** Reports the ranges of bytes that differ; all of them if they have nothing in common. */
  private void bytes(PyValue was, byte[] before, PyValue now, byte[] after, Optional<PartPath> at) {
    if (!pairs.isNew(was, now)) {
      return;
    }
    List<ByteRanges.Range> ranges = ByteRanges.differing(before, after, budget);
    var differing = new BitSet();
    for (ByteRanges.Range range : ranges) {
      differing.set(range.start(), range.end());
      if (!differences.isListing()) {
        differences.markAround(at);
        differences.count(1);
      } else if (range.isWhole(before, after)) {
        add(new Step(Optional.of(was), Optional.of(now), at));
      } else {
        differences.add(
            Optional.of(new PartPath(at, now, -1, range::step)),
            range.was(before).map(value -> () -> REPR.of(value)),
            range.now(after).map(value -> () -> REPR.of(value)));
      }
    }
    differences.mark(now, differing);
  }

  private void sequences(
      PyValue was,
      List<PyValue> before,
      PyValue now,
      List<PyValue> after,
      Optional<PartPath> around) {
    if (!pairs.isNew(was, now)) {
      return;
    }
    if (before.size() == 1 && after.size() == 1) { // the common case of deeply nested values
      push(List.of(step(item(before, 0), item(after, 0), around, now, 0, () -> "[0]")));
      return;
    }
    var next = new ArrayList<Step>();
    for (Pairing.Pair pair :
        Pairing.best(fingerprints.of(before), fingerprints.of(after), budget).pairs()) {
      Optional<PyValue> one = item(before, pair.before());
      Optional<PyValue> other = item(after, pair.after());
      int index = other.isPresent() ? pair.after() : pair.before();
      next.add(step(one, other, around, now, pair.after(), () -> "[" + index + "]"));
    }
    push(next);
  }

  private static Optional<PyValue> item(List<PyValue> items, int index) {
    return index < 0 ? Optional.empty() : Optional.of(items.get(index));
  }

  private void objects(PyObject was, PyObject now, Optional<PartPath> around) {
    Optional<NumpyArray> before = NumpyArray.of(was);
    Optional<NumpyArray> after = NumpyArray.of(now);
    if (before.isPresent() && after.isPresent()) {
      budget.take((before.get().size() + after.get().size()) / 8);
      if (pairs.isNew(was, now)) {
        new ArrayComparison(differences).compare(before.get(), after.get(), now, around);
      }
    } else {
      parts(was, now, around);
    }
  }

  private void parts(PyValue was, PyValue now, Optional<PartPath> around) {
    if (!pairs.isNew(was, now)) {
      return;
    }
    List<Part> before = Parts.of(was);
    List<Part> after = Parts.of(now);
    var next = new ArrayList<Step>();
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      Optional<Part> one = i < before.size() ? Optional.of(before.get(i)) : Optional.empty();
      Optional<Part> other = i < after.size() ? Optional.of(after.get(i)) : Optional.empty();
      Supplier<String> name =
          () ->
              other.isPresent() ? Parts.step(now, other.get()) : Parts.step(was, one.orElseThrow());
      int part = other.isPresent() ? i : -1;
      next.add(step(one.map(Part::value), other.map(Part::value), around, now, part, name));
    }
    push(next);
  }

  private void entries(PyDict was, PyDict now, Optional<PartPath> around) {
    if (!pairs.isNew(was, now)) {
      return;
    }
    int[] partners = keys.of(was, now);
    var kept = new BitSet();
    var next = new ArrayList<Step>();
    for (int i = 0; i < now.size(); i++) {
      Optional<PyValue> before = Optional.empty();
      if (partners[i] >= 0) {
        kept.set(partners[i]);
        before = Optional.of(was.value(partners[i]));
      }
      var part = new Part(Part.Role.ENTRY, i, now.value(i));
      Supplier<String> name = () -> Parts.step(now, part);
      next.add(step(before, Optional.of(part.value()), around, now, i, name));
    }
    for (int i = kept.nextClearBit(0); i < was.size(); i = kept.nextClearBit(i + 1)) {
      var part = new Part(Part.Role.ENTRY, i, was.value(i));
      Supplier<String> name = () -> Parts.step(was, part);
      next.add(step(Optional.of(part.value()), Optional.empty(), around, now, -1, name));
    }
    push(next);
  }

  private <S extends AbstractPySet & PyValue> void members(
      S was, S now, Optional<PartPath> around) {
    if (!pairs.isNew(was, now)) {
      return;
    }
    for (int i : keys.onlyIn(now, was)) {
      PyValue member = now.items().get(i);
      Supplier<String> name = () -> Parts.step(now, new Part(Part.Role.MEMBER, i, member));
      add(step(Optional.empty(), Optional.of(member), around, now, i, name));
    }
    for (int i : keys.onlyIn(was, now)) {
      PyValue member = was.items().get(i);
      Supplier<String> name = () -> Parts.step(was, new Part(Part.Role.MEMBER, i, member));
      add(step(Optional.of(member), Optional.empty(), around, now, -1, name));
    }
  }

  private static Step step(
      Optional<PyValue> before,
      Optional<PyValue> after,
      Optional<PartPath> around,
      PyValue of,
      int part,
      Supplier<String> name) {
    return new Step(before, after, Optional.of(new PartPath(around, of, part, name)));
  }

  /** Adds steps so that the first one is executed first; identical values are skipped. */
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
