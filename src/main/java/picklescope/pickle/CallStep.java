package picklescope.pickle;

import picklescope.python.PyGlobal;
import picklescope.python.PyValue;

/**
 * Writes a call that stands for a value for which the protocol has no opcode. The argument tuple
 * and the first argument, a list or string, exist only in this call: nothing can refer to them.
 */
final class CallStep implements Step {
  private final PyValue value;
  private final PyGlobal callable;
  private final PyValue[] arguments; // at most three
  private int next = -1;

  CallStep(PyValue value, PyGlobal callable, PyValue... arguments) {
    this.value = value;
    this.callable = callable;
    this.arguments = arguments;
  }

  @Override
  public boolean resume(Pickler pickler) throws PickleException {
    int count = arguments.length;
    boolean marked = pickler.protocol < 2 && count > 0;
    if (next < 0) {
      next = 0;
      if (!pickler.save(callable)) {
        return false;
      }
    }
    if (next == 0 && marked) {
      pickler.out.code(Codes.MARK);
    }
    while (next < count) {
      PyValue argument = arguments[next++];
      if (!(next == 1 ? pickler.saveTemporary(argument) : pickler.save(argument))) {
        return false;
      }
    }
    if (count == 0) {
      pickler.emptyTuple();
    } else {
      pickler.out.code(marked ? Codes.TUPLE : Codes.TUPLE1 + count - 1);
      pickler.memoizeTemporary();
    }
    pickler.out.code(Codes.REDUCE);
    return pickler.memoizeResult(value);
  }
}
