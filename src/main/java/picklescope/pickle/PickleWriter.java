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
    if (protocol < 0 || protocol > HIGHEST_PROTOCOL) {
      throw new IllegalArgumentException("protocol must be from 0 to 5, not " + protocol);
    }
    return new Pickler(protocol).write(value);
  }
}
