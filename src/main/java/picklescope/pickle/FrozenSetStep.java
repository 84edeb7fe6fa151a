package picklescope.pickle;

import java.util.List;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyValue;

/**
 * Writes a frozenset, from protocol 4 on. As with a tuple, it may already have been written as part
 * of one of its own members.
 */
final class FrozenSetStep implements Step {
  private final PyFrozenSet set;
  private final List<PyValue> items;
  private int next;

  FrozenSetStep(PyFrozenSet set) {
    this.set = set;
    this.items = set.items();
  }

  @Override
  public boolean resume(Pickler pickler) throws PickleException {
    if (next == 0) {
      pickler.out.code(Codes.MARK);
    }
    while (next < items.size()) {
      if (!pickler.save(items.get(next++))) {
        return false;
      }
    }
    int memoIndex = pickler.memoIndex(set);
    if (memoIndex >= 0) {
      pickler.out.code(Codes.POP_MARK);
      pickler.get(memoIndex);
      return true;
    }
    pickler.out.code(Codes.FROZENSET);
    return pickler.memoize(set);
  }
}
