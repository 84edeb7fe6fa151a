package picklescope.pickle;

import java.util.List;
import java.util.Objects;
import picklescope.python.PyValue;

/** Reads a pickle of any protocol from 0 to 5 as data. */
public final class PickleReader {
  private PickleReader() {}

  /**
   * What was read.
   *
   * @param value the pickled value
   * @param length how many bytes the pickle takes, STOP included
   * @param popped calls that the pickle makes and then drops, for what they do to the value or
   *     elsewhere; in order, mostly none
   */
  public record Pickle(PyValue value, int length, List<PyValue> popped) {}

  /** Reads the pickle at the start of the bytes; what follows STOP is ignored, as CPython does. */
  public static PyValue read(byte[] bytes) throws PickleException {
    return readPickle(bytes, 0).value();
  }

  /** Reads the pickle that starts at an offset, and says how long it is. */
  public static Pickle readPickle(byte[] bytes, int offset) throws PickleException {
    return readPickle(bytes, offset, PickleLimits.DEFAULT);
  }

  /** Reads the pickle that starts at an offset, within limits. */
  public static Pickle readPickle(byte[] bytes, int offset, PickleLimits limits)
      throws PickleException {
    Objects.checkIndex(offset, bytes.length + 1);
    var machine = new Unpickler(bytes, offset, limits);
    machine.input().checkSize();
    machine.run(limits.nodes());
    return new Pickle(machine.stack().pop(), machine.input().at - offset, machine.popped());
  }
}
