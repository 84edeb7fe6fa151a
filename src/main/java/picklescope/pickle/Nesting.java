package picklescope.pickle;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PySet;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Measures how deep tuples and objects are nested, also through lists, dicts and sets. CPython
 * hashes and deletes many of them recursively: some thousands of levels of {@code
 * collections.deque}, and some hundreds of numpy's arrays of objects, overflow a stack of 512 kB.
 * Its own pickler does not write so many.
 *
 * <p>A tuple is a level, an object {@value #OBJECT}, and one with a state that is a tuple, such as
 * an array, {@value #STATE} more. The parts of a cycle count as if each were inside the one before,
 * for in which order they are deleted is not known. What is replaced later counts too, for it is
 * deleted then. Time and memory are linear in the number of values that are put into others.
 */
final class Nesting {
  static final int MOST_LEVELS = 2_000;
  private static final int OBJECT = 4; // levels
  private static final int STATE = 4; // levels

  private final Map<Object, Integer> nodes = new IdentityHashMap<>();
  private int[] levels = new int[16]; // of each node by itself
  private int[] outer = new int[16]; // of each edge
  private int[] inner = new int[16];
  private int edges;

  /**
   * Returns whether a pickle may have too many levels: whether it has enough bytes that may be the
   * opcodes of tuples and objects.
   *
   * @param names whether it may contain names, without which there are no objects
   */
  static boolean mayBeDeep(byte[] bytes, int from, boolean names) {
    if (bytes.length - from <= MOST_LEVELS / (OBJECT + STATE)) {
      return false;
    }
    int marks = 0;
    int ends = 0;
    int tuples = 0;
    long objects = 0;
    for (int i = from; i < bytes.length; i++) {
      switch (bytes[i] & 0xFF) {
        case Codes.MARK -> marks++;
        case Codes.TUPLE -> ends++;
        case Codes.TUPLE1, Codes.TUPLE2, Codes.TUPLE3 -> tuples++;
        case Codes.INST, Codes.OBJ -> {
          ends++;
          objects += OBJECT;
        }
        case Codes.REDUCE, Codes.NEWOBJ, Codes.NEWOBJ_EX -> objects += OBJECT;
        case Codes.BUILD -> objects += STATE;
        default -> {}
      }
    }
    return tuples + Math.min(marks, ends) + (names ? objects : 0) > MOST_LEVELS / 2;
  }

  void made(PyTuple tuple) {
    for (PyValue item : tuple.items()) {
      contains(tuple, item);
    }
    set(tuple, 1);
  }

  void made(PyObject call) {
    contains(call, call.callable());
    contains(call, call.arguments());
    contains(call, call.keywords());
    set(call, OBJECT);
  }

  void built(PyObject object, PyValue state) {
    contains(object, state);
    set(object, state instanceof PyTuple ? OBJECT + STATE : OBJECT);
  }

  /** Records values that are added to a container or an object. */
  void added(Object target, Object[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      contains(target, values[i]);
    }
  }

  private void contains(Object whole, Object part) {
    if (hasParts(whole) && hasParts(part)) {
      if (edges == outer.length) {
        outer = Arrays.copyOf(outer, edges * 2);
        inner = Arrays.copyOf(inner, edges * 2);
      }
      outer[edges] = node(whole);
      inner[edges++] = node(part);
    }
  }

  private static boolean hasParts(Object value) {
    return switch (value) {
      case PyTuple _, PyList _, PyDict _, PySet _, PyFrozenSet _, PyObject _ -> true;
      default -> false;
    };
  }

  private void set(Object value, int own) {
    int node = node(value); // may replace the array
    levels[node] = own;
  }

  private int node(Object value) {
    int node = nodes.computeIfAbsent(value, _ -> nodes.size());
    if (node == levels.length) {
      levels = Arrays.copyOf(levels, node * 2);
    }
    return node;
  }

  boolean isTooDeep() {
    return new DeepestPath(levels, nodes.size(), outer, inner, edges).levels() > MOST_LEVELS;
  }
}
