package picklescope.pickle;

import java.util.IdentityHashMap;
import java.util.Map;
import picklescope.python.PyObject;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Measures how deep tuples and the arguments of calls are nested. CPython hashes and deletes them
 * recursively: as the key of a dict, tens of thousands of levels overflow a stack of 2 MB. Its own
 * pickler writes about a thousand at most. Memory is linear in the number of tuples and calls.
 */
final class Nesting {
  static final int MOST_LEVELS = 2_000;

  private final Map<PyValue, Integer> levels = new IdentityHashMap<>();
  private int deepest;

  /**
   * Returns whether a pickle may have too many levels: whether it has enough bytes that may be the
   * opcodes of tuples.
   */
  static boolean mayBeDeep(byte[] bytes, int from) {
    if (bytes.length - from < MOST_LEVELS / 2) {
      return false;
    }
    int marks = 0;
    int ends = 0;
    int tuples = 0;
    for (int i = from; i < bytes.length; i++) {
      switch (bytes[i] & 0xFF) {
        case Codes.MARK -> marks++;
        case Codes.TUPLE, Codes.INST, Codes.OBJ -> ends++;
        case Codes.TUPLE1, Codes.TUPLE2, Codes.TUPLE3 -> tuples++;
        default -> {}
      }
    }
    return tuples + Math.min(marks, ends) > MOST_LEVELS / 2; // each call needs a tuple
  }

  void made(PyTuple tuple) {
    int inside = 0;
    for (PyValue item : tuple.items()) {
      inside = Math.max(inside, level(item));
    }
    enter(tuple, inside);
  }

  void made(PyObject call) {
    enter(call, Math.max(level(call.arguments()), level(call.callable())));
  }

  private int level(PyValue value) {
    return value instanceof PyTuple || value instanceof PyObject
        ? levels.getOrDefault(value, 0)
        : 0;
  }

  private void enter(PyValue value, int inside) {
    levels.put(value, inside + 1);
    deepest = Math.max(deepest, inside + 1);
  }

  boolean isTooDeep() {
    return deepest > MOST_LEVELS;
  }
}
