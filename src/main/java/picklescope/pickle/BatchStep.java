package picklescope.pickle;

import java.util.List;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyValue;

/**
 * Writes the items of an existing container or object in batches, as CPython does: at most 1,000
 * items after each MARK.
 */
abstract sealed class BatchStep implements Step {
  private static final int BATCH_SIZE = 1_000;

  private final int count; // of keys and values, or items
  private final int groupSize; // 2 for keys with values, else 1
  private final int singleOpcode; // the opcode that adds a single group, 0 if there is none
  private final int batchOpcode; // the opcode that adds all groups after the MARK
  private int next;
  private int batchEnd;
  private int closingOpcode; // the opcode that ends the current batch, 0 if there is none
  private boolean wasFull;

  private BatchStep(int count, int groupSize, int singleOpcode, int batchOpcode) {
    this.count = count;
    this.groupSize = groupSize;
    this.singleOpcode = singleOpcode;
    this.batchOpcode = batchOpcode;
  }

  abstract PyValue part(int index);

  /** Returns whether a single group that follows full batches is written with a MARK. */
  boolean marksSingle() {
    return true;
  }

  /** Returns whether an empty batch follows if the last one was full. */
  boolean appendsEmptyBatch() {
    return false;
  }

  @Override
  public final boolean resume(Pickler pickler) throws PickleException {
    while (true) {
      while (next < batchEnd) {
        if (!pickler.save(part(next++))) {
          return false;
        }
      }
      if (closingOpcode != 0) {
        pickler.out.code(closingOpcode);
      }
      int left = count - next;
      if (left == 0 && !(wasFull && appendsEmptyBatch())) {
        return true;
      }
      boolean single = left == groupSize && singleOpcode != 0 && (next == 0 || !marksSingle());
      if (single || pickler.protocol == 0) {
        batchEnd = next + groupSize;
        closingOpcode = singleOpcode;
      } else {
        pickler.out.code(Codes.MARK);
        batchEnd = next + Math.min(left, BATCH_SIZE * groupSize);
        wasFull = left >= BATCH_SIZE * groupSize;
        closingOpcode = batchOpcode;
      }
    }
  }

  static final class ListItems extends BatchStep {
    private final PyList list;

    ListItems(PyList list) {
      super(list.size(), 1, Codes.APPEND, Codes.APPENDS);
      this.list = list;
    }

    @Override
    PyValue part(int index) {
      return list.item(index);
    }
  }

  static final class DictEntries extends BatchStep {
    private final PyDict dict;

    DictEntries(PyDict dict) {
      super(dict.size() * 2, 2, Codes.SETITEM, Codes.SETITEMS);
      this.dict = dict;
    }

    @Override
    PyValue part(int index) {
      return index % 2 == 0 ? dict.key(index / 2) : dict.value(index / 2);
    }

    @Override
    boolean appendsEmptyBatch() {
      return true;
    }
  }

  static final class SetItems extends BatchStep {
    private final List<PyValue> items;

    SetItems(PySet set) {
      super(set.size(), 1, 0, Codes.ADDITEMS);
      this.items = set.items();
    }

    @Override
    PyValue part(int index) {
      return items.get(index);
    }

    @Override
    boolean appendsEmptyBatch() {
      return true;
    }
  }

  /** The items that are appended to an object. */
  static final class ObjectItems extends BatchStep {
    private final List<PyValue> items;

    ObjectItems(List<PyValue> items) {
      super(items.size(), 1, Codes.APPEND, Codes.APPENDS);
      this.items = items;
    }

    @Override
    PyValue part(int index) {
      return items.get(index);
    }

    @Override
    boolean marksSingle() {
      return false;
    }
  }

  /** The pairs that are set in an object. */
  static final class ObjectEntries extends BatchStep {
    private final List<PyDict.Entry> pairs;

    ObjectEntries(List<PyDict.Entry> pairs) {
      super(pairs.size() * 2, 2, Codes.SETITEM, Codes.SETITEMS);
      this.pairs = pairs;
    }

    @Override
    PyValue part(int index) {
      PyDict.Entry pair = pairs.get(index / 2);
      return index % 2 == 0 ? pair.key() : pair.value();
    }

    @Override
    boolean marksSingle() {
      return false;
    }
  }
}
