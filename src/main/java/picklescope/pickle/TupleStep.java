package picklescope.pickle;

import picklescope.python.PyTuple;

/**
 * Writes a tuple that is not empty. If it contains itself, for example by way of a list, it has
 * been written by the time its parts are: then the parts are dropped and it is taken from the memo,
 * as in CPython.
 */
final class TupleStep implements Step {
  private final PyTuple tuple;
  private int next;

  TupleStep(PyTuple tuple) {
    this.tuple = tuple;
  }

  @Override
  public boolean resume(Pickler pickler) throws PickleException {
    int size = tuple.size();
    boolean hasSizedOpcode = pickler.protocol >= 2 && size <= 3;
    if (next == 0 && !hasSizedOpcode) {
      pickler.out.code(Codes.MARK);
    }
    while (next < size) {
      if (!pickler.save(tuple.item(next++))) {
        return false;
      }
    }
    int memoIndex = pickler.memoIndex(tuple);
    if (memoIndex >= 0) {
      drop(pickler, hasSizedOpcode ? size : size + 1, hasSizedOpcode);
      pickler.get(memoIndex);
      return true;
    }
    pickler.out.code(hasSizedOpcode ? Codes.TUPLE1 + size - 1 : Codes.TUPLE);
    return pickler.memoize(tuple);
  }

  private static void drop(Pickler pickler, int count, boolean hasSizedOpcode) {
    if (!hasSizedOpcode && pickler.protocol >= 1) {
      pickler.out.code(Codes.POP_MARK);
      return;
    }
    for (int i = 0; i < count; i++) {
      pickler.out.code(Codes.POP);
    }
  }
}
