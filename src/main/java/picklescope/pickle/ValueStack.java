package picklescope.pickle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.PyObject;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** The unpickler's stack and its marks. Values below the innermost mark cannot be removed. */
final class ValueStack {
  private final PickleInput in; // for errors
  Object[] values; // PyValues; Object saves the type check of each store
  int size;
  private int fence; // the size at the innermost mark
  private int[] marks;
  private int markCount;
  private int markPoppedAt = -1; // the offset of the opcode that has removed the last mark
  private @Nullable Nesting nesting; // null if it is not measured

  ValueStack(PickleInput in) {
    this.in = in;
    this.values = new Object[Math.min(16, in.limits.depth())];
    this.marks = new int[Math.min(8, in.limits.depth())];
  }

  /** Removes all values and marks. */
  void clear() {
    size = 0;
    fence = 0;
    markCount = 0;
    markPoppedAt = -1;
  }

  /** Pushes a value. */
  void push(Object value) throws PickleException {
    if (size == values.length) {
      grow();
    }
    values[size++] = value;
  }

  private void grow() throws PickleException {
    int most = in.limits.depth();
    if (size >= most) {
      throw in.limit("values on the stack", most, size + 1L);
    }
    values = Arrays.copyOf(values, (int) Math.min(size * 2L, most));
  }

  PyValue pop() throws PickleException {
    need(1);
    return (PyValue) values[--size];
  }

  /** Returns the value on top. */
  Object top() throws PickleException {
    need(1);
    return values[size - 1];
  }

  /** Returns the value below the given index. */
  Object below(int from) throws PickleException {
    if (from == 0 && markPoppedAt == in.opcodeAt) {
      throw in.unsuitable("nothing below the MARK", true); // in Python 2 that is the last value
    }
    if (from <= fence) {
      need(size - from + 1);
    }
    return values[from - 1];
  }

  PyValue value(int place) {
    return (PyValue) values[place];
  }

  /** Removes the values from an index on, and returns them as a tuple. */
  PyTuple tuple(int from) throws PickleException {
    if (from < fence) {
      need(size - from);
    }
    var tuple = PyTuple.copyOf(values, from, size);
    size = from;
    if (nesting != null) {
      nesting.made(tuple);
    }
    return tuple;
  }

  /** Measures from now on how deep values are nested. */
  void measure(Nesting by) {
    nesting = by;
  }

  /** Called before the values from an index on are put into a container or an object. */
  void putInto(Object target, int from) {
    if (nesting != null) {
      nesting.added(target, values, from, size);
    }
  }

  /** Called before the state of an object is set. */
  void built(PyObject object, PyValue state) {
    if (nesting != null) {
      nesting.built(object, state);
    }
  }

  /** Pushes the result of a call. */
  void pushCall(PyObject call) throws PickleException {
    if (nesting != null) {
      nesting.made(call);
    }
    push(call);
  }

  void need(int count) throws PickleException {
    if (size - fence < count) {
      boolean marked = markCount > 0 && size + markCount >= count;
      throw in.unsuitable(
          marked ? "a MARK where a value is needed" : "nothing on the stack",
          marked); // in Python 2 a MARK is a value
    }
  }

  /**
   * Removes values. They remain in the array until they are overwritten, which is not visible to
   * anyone.
   */
  void cut(int to) {
    size = to;
  }

  void mark() throws PickleException {
    if (markCount == marks.length) {
      growMarks();
    }
    marks[markCount++] = size;
    fence = size;
  }

  private void growMarks() throws PickleException {
    int most = in.limits.depth();
    if (markCount >= most) {
      throw in.limit("marks", most, markCount + 1L);
    }
    marks = Arrays.copyOf(marks, (int) Math.min(markCount * 2L, most));
  }

  /** Removes the innermost mark, and returns the index of the first value above it. */
  int popMark() throws PickleException {
    if (markCount == 0) {
      throw in.error(Kind.STACK, "no MARK");
    }
    markPoppedAt = in.opcodeAt;
    int mark = marks[--markCount];
    fence = markCount == 0 ? 0 : marks[markCount - 1];
    return mark;
  }

  /** Returns whether a mark is on top, with no value above it. */
  boolean isMarkOnTop() {
    return markCount > 0 && fence == size;
  }

  /** Returns whether it has neither a value nor a mark. */
  boolean isEmpty() {
    return size == 0 && markCount == 0;
  }

  int markCount() {
    return markCount;
  }
}
