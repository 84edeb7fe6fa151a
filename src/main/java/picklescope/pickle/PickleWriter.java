package picklescope.pickle;

import picklescope.python.PyValue;

/** Writes a value as a pickle, with the bytes that CPython would write. */
public final class PickleWriter {
  /** The newest protocol. */
  public static final int HIGHEST_PROTOCOL = 5;

  private PickleWriter() {}

  /**
   * The pickle of a value.
   *
   * @param protocol 0 to 5
   * @throws PickleException if the value cannot be said in that protocol
   */
  public static byte[] write(PyValue value, int protocol) throws PickleException {
    throw new PickleException(PickleException.Kind.UNSUPPORTED, 0, "cannot be pickled");
  }
}
