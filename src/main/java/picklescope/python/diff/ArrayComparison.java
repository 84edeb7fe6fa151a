package picklescope.python.diff;

import java.util.BitSet;
import java.util.Optional;
import picklescope.python.PyValue;
import picklescope.python.objects.NumpyArray;

/** Finds the elements in which two numpy arrays differ, or differences of shape and type. */
final class ArrayComparison {
  private final Differences differences;

  /**
   * @param differences receives the result
   */
  ArrayComparison(Differences differences) {
    this.differences = differences;
  }

  void compare(NumpyArray was, NumpyArray now, PyValue of, Optional<PartPath> around) {
    report(around, of, ".shape", was.shapeText(), now.shapeText());
    report(around, of, ".dtype", was.typeText(), now.typeText());
    if (!was.shapeText().equals(now.shapeText()) || !was.typeText().equals(now.typeText())) {
      return;
    }
    BitSet differing = now.differing(was);
    differences.mark(of, differing);
    int toDifference = 0;
    for (int i = differing.nextSetBit(0);
        i >= 0 && differences.isListing();
        i = differing.nextSetBit(i + 1)) {
      int element = i;
      differences.add(
          Optional.of(new PartPath(around, of, -1, () -> now.index(element))),
          Optional.of(() -> was.text(element)),
          Optional.of(() -> now.text(element)));
      toDifference++;
    }
    if (differing.cardinality() > toDifference) {
      differences.markAround(around);
      differences.count(differing.cardinality() - toDifference);
    }
  }

  private void report(Optional<PartPath> around, PyValue of, String step, String was, String now) {
    if (!was.equals(now)) {
      differences.add(
          Optional.of(new PartPath(around, of, -1, () -> step)),
          Optional.of(() -> was),
          Optional.of(() -> now));
    }
  }
}
