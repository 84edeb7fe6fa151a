package picklescope.stream;

import java.util.List;
import java.util.Optional;
import picklescope.python.PyBool;
import picklescope.python.PyBuffer;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyComplex;
import picklescope.python.PyDict;
import picklescope.python.PyExtension;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyPersistent;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Notices that an argument gets another type. Ints and floats are one type, for Python mixes them
 * freely. Lists and tuples of different lengths are different types, and so is {@code None}, unless
 * that changes in more than one of eight messages: then it is meant so.
 */
final class TypeWatch {
  private static final int FEW = 3; // changes that are odd anyway
  private static final int USUAL = 8;
  private static final int LENGTHS = 1_024;
  private static final List<String> NAMES =
      List.of(
          "None",
          "a list",
          "a tuple",
          "a number",
          "True or False",
          "a text",
          "bytes",
          "a dict",
          "a set",
          "a reference",
          "an object");
  private static final int NONE = 0;
  private static final int LIST = 1;
  private static final int TUPLE = 2;

  private int last = -1; // the type of the value before: the index of its name, and a length
  private int lastKind = -1; // the kind of the last value but None
  private long values;
  private Changes hard = Changes.NO; // of the kind
  private Changes soft = Changes.NO; // of the length, or to None and back

  /** The first change of a sort, and how many there were. */
  private record Changes(int before, int after, long number, long count) {
    static final Changes NO = new Changes(0, 0, 0, 0);

    Changes and(int oneBefore, int oneAfter, long at) {
      return count == 0
          ? new Changes(oneBefore, oneAfter, at, 1)
          : new Changes(before, after, number, count + 1);
    }
  }

  TypeWatch() {}

  /** Creates a copy. */
  TypeWatch(TypeWatch other) {
    last = other.last;
    lastKind = other.lastKind;
    values = other.values;
    hard = other.hard;
    soft = other.soft;
  }

  void add(PyValue value, long number) {
    values++;
    int type = type(value);
    if (type == last) {
      return;
    }
    int kind = type / LENGTHS;
    if (last >= 0) {
      if (kind != NONE && lastKind >= 0 && kind != lastKind) {
        hard = hard.and(last, type, number);
      } else {
        soft = soft.and(last, type, number);
      }
    }
    last = type;
    lastKind = kind == NONE ? lastKind : kind;
  }

  private static int type(PyValue value) {
    return switch (value) {
      case PyNone _ -> NONE;
      case PyList list -> LIST * LENGTHS + Math.min(LENGTHS - 1, list.size());
      case PyTuple tuple -> TUPLE * LENGTHS + Math.min(LENGTHS - 1, tuple.size());
      case PyInt _, PyFloat _, PyComplex _ -> 3 * LENGTHS;
      case PyBool _ -> 4 * LENGTHS;
      case PyStr _, PyStr2 _ -> 5 * LENGTHS;
      case PyBytes _, PyByteArray _ -> 6 * LENGTHS;
      case PyDict _ -> 7 * LENGTHS;
      case PySet _, PyFrozenSet _ -> 8 * LENGTHS;
      case PyGlobal _ -> 9 * LENGTHS;
      case PyObject _, PyPersistent _, PyExtension _, PyBuffer _ -> 10 * LENGTHS;
    };
  }

  private static String name(int type) {
    int kind = type / LENGTHS;
    int length = type % LENGTHS;
    boolean sized = kind == LIST || kind == TUPLE;
    return NAMES.get(kind)
        + (sized ? " of " + length + (length == LENGTHS - 1 ? " or more" : "") : "");
  }

  /** Returns the change of the type, if it is odd. */
  Optional<Oddity> oddity(String field) {
    boolean rare = soft.count() <= FEW || soft.count() * USUAL <= values;
    Changes odd = hard.count() > 0 || !rare ? hard : soft;
    return odd.count() == 0
        ? Optional.empty()
        : Optional.of(
            new Oddity.TypeChange(
                field, name(odd.before()), name(odd.after()), odd.number(), odd.count()));
  }
}
