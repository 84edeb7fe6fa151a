package picklescope.pickle;

import java.util.List;
import java.util.Objects;
import picklescope.python.PyValue;

/**
 * Reads a pickle of any protocol from 0 to 5 as data. {@link PickleTrace} reads one with the bytes
 * that each value came from, and shows what was read when the pickle breaks.
 *
 * <p>What CPython's C unpickler reads is read, to the same value; what it refuses is refused, but
 * for what a debugger should show:
 *
 * <ul>
 *   <li>Nothing is looked up, called or fetched. So names that do not exist, calls that would
 *       raise, extension codes that nobody registered, persistent ids without a {@code
 *       persistent_load} and buffers that did not travel along are values, not errors. A call's
 *       callable may be any value, and so may the arguments where only the receiver knows them.
 *   <li>A name that a call computes, and a name that is given a state, items or pairs, are objects
 *       of their own ({@code PyObject.Operation}): CPython looks the one up and changes what has
 *       the other.
 *   <li>Items, pairs and states that are given to an object are kept with it, whether or not its
 *       class has the methods for them.
 *   <li>Keys and members that cannot be hashed are kept, each equal only to itself ({@link
 *       PickleNote.Kind#UNHASHABLE}); calls that are dropped again are kept in {@link
 *       Pickle#popped()}.
 *   <li>Frames must be there whole, and then do not matter: an opcode may reach over the end of its
 *       frame ({@link PickleNote.Kind#FRAME}).
 *   <li>Python 2's str is a kind of its own, whatever encoding a reader would choose; an int beyond
 *       {@link PickleLimits#integerDigits()} digits stays the text that it is.
 *   <li>A str may hold lone surrogates; STOP may leave values below the pickle's own ({@link
 *       PickleNote.Kind#LEFT_ON_STACK}), as in CPython.
 * </ul>
 */
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
    machine.run();
    return new Pickle(machine.stack().pop(), machine.input().at - offset, machine.popped());
  }
}
