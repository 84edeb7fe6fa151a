package picklescope.pickle;

import java.util.List;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyValue;

/**
 * The parts that are added to a container or object that is there already, in batches as CPython
 * makes them: at most 1,000 behind one MARK.
 */
abstract sealed class Batches implements Step {
  private static final int MOST = 1_000;

  private final int count; // of parts
  private final int group; // 2 for keys and values, else 1
  private final int one; // the opcode that adds one group, 0 if there is none
  private final int many; // the one that adds all from the MARK on
  private int next;
  private int batchEnd;
  private int closing; // the opcode that ends the open batch, 0 if none is open
  private boolean wasFull;

  private Batches(int count, int group, int one, int many) {
    this.count = count;
    this.group = group;
    this.one = one;
    this.many = many;
  }

  abstract PyValue part(int index);

  /** Whether a single group after full batches still stands behind a MARK. */
  boolean marksTheLast() {
    return true;
  }

  /** Whether an empty batch follows when the last one was full. */
  boolean endsWithEmpty() {
    return false;
  }

  @Override
  public final boolean go(Pickler pickler) throws PickleException {
    while (true) {
      while (next < batchEnd) {
        if (!pickler.save(part(next++))) {
          return false;
        }
      }
      if (closing != 0) {
        pickler.out.code(closing);
      }
      int left = count - next;
      if (left == 0 && !(wasFull && endsWithEmpty())) {
        return true;
      }
      boolean single = left == group && one != 0 && (next == 0 || !marksTheLast());
      if (single || pickler.protocol == 0) {
        batchEnd = next + group;
        closing = one;
      } else {
        pickler.out.code(Codes.MARK);
        batchEnd = next + Math.min(left, MOST * group);
        wasFull = left >= MOST * group;
        closing = many;
      }
    }
  }

  static final class OfList extends Batches {
    private final PyList list;

    OfList(PyList list) {
      super(list.size(), 1, Codes.APPEND, Codes.APPENDS);
      this.list = list;
    }

    @Override
    PyValue part(int index) {
      return list.item(index);
    }
  }

  static final class OfDict extends Batches {
    private final PyDict dict;

    OfDict(PyDict dict) {
      super(dict.size() * 2, 2, Codes.SETITEM, Codes.SETITEMS);
      this.dict = dict;
    }

    @Override
    PyValue part(int index) {
      return index % 2 == 0 ? dict.key(index / 2) : dict.value(index / 2);
    }

    @Override
    boolean endsWithEmpty() {
      return true;
    }
  }

  static final class OfSet extends Batches {
    private final List<PyValue> items;

    OfSet(PySet set) {
      super(set.size(), 1, 0, Codes.ADDITEMS);
      this.items = set.items();
    }

    @Override
    PyValue part(int index) {
      return items.get(index);
    }

    @Override
    boolean endsWithEmpty() {
      return true;
    }
  }

  /** Items appended to an object. */
  static final class OfItems extends Batches {
    private final List<PyValue> items;

    OfItems(List<PyValue> items) {
      super(items.size(), 1, Codes.APPEND, Codes.APPENDS);
      this.items = items;
    }

    @Override
    PyValue part(int index) {
      return items.get(index);
    }

    @Override
    boolean marksTheLast() {
      return false;
    }
  }

  /** Pairs set in an object. */
  static final class OfPairs extends Batches {
    private final List<PyDict.Entry> pairs;

    OfPairs(List<PyDict.Entry> pairs) {
      super(pairs.size() * 2, 2, Codes.SETITEM, Codes.SETITEMS);
      this.pairs = pairs;
    }

    @Override
    PyValue part(int index) {
      PyDict.Entry pair = pairs.get(index / 2);
      return index % 2 == 0 ? pair.key() : pair.value();
    }

    @Override
    boolean marksTheLast() {
      return false;
    }
  }
}
