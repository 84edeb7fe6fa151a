package picklescope.pickle;

import java.util.List;
import java.util.Objects;
import picklescope.python.PyValue;

/**
 * Reads a pickle of any protocol from 0 to 5 as data. {@link PickleTrace} also records the bytes
 * from which each value was read, and what was read before an error.
 *
 * <p>What CPython's C unpickler reads is read, to the same value; what it refuses is refused, with
 * these exceptions, which a debugger needs:
 *
 * <ul>
 *   <li>Nothing is looked up, called or fetched. So names that do not exist, calls that would
 *       raise, unregistered extension codes, persistent ids without a {@code persistent_load} and
 *       missing out-of-band buffers are values, not errors. The callable of a call may be any
 *       value, and so may the arguments if only the receiver knows them.
 *   <li>A name that a call computes, and a global that gets a state, items or pairs, are separate
 *       objects ({@code PyObject.Operation}): CPython looks up the former and modifies what has the
 *       latter's name.
 *   <li>Items, pairs and states that are added to an object are stored in it, whether or not its
 *       class has the required methods.
 *   <li>Keys and members that are not hashable are stored, each equal only to itself ({@link
 *       PickleNote.Kind#UNHASHABLE}); calls whose results are dropped are stored in {@link
 *       Pickle#popped()}.
 *   <li>Frames must be complete, and are then ignored: an opcode may extend beyond the end of its
 *       frame ({@link PickleNote.Kind#FRAME}).
 *   <li>Python 2's str has a separate type, whatever encoding a reader would choose; an int of more
 *       than {@link PickleLimits#integerDigits()} digits is stored as text.
 *   <li>A str may contain lone surrogates; STOP may leave values below the pickle's own ({@link
 *       PickleNote.Kind#LEFT_ON_STACK}), as in CPython.
 * </ul>
 */
public final class PickleReader {
  private PickleReader() {}

  /**
   * The result of reading a pickle.
   *
   * @param value the pickled value
   * @param length the number of bytes of the pickle, including STOP
   * @param popped calls whose results the pickle drops, which may have side effects; in order,
   *     usually none
   */
  public record Pickle(PyValue value, int length, List<PyValue> popped) {}

  /** Reads the pickle at the start of the bytes. What follows STOP is ignored, as in CPython. */
  public static PyValue read(byte[] bytes) throws PickleException {
    return readPickle(bytes, 0).value();
  }

  /** Reads the pickle at an offset, and reports its length. */
  public static Pickle readPickle(byte[] bytes, int offset) throws PickleException {
    return readPickle(bytes, offset, PickleLimits.DEFAULT);
  }

  /** Reads the pickle at an offset, within limits. */
  public static Pickle readPickle(byte[] bytes, int offset, PickleLimits limits)
      throws PickleException {
    Objects.checkIndex(offset, bytes.length + 1);
    var machine = new Unpickler(bytes, offset, limits);
    machine.input().checkSize();
    machine.run();
    return new Pickle(machine.stack().pop(), machine.input().at - offset, machine.popped());
  }
}
