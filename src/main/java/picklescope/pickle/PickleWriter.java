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
    return write(value, protocol, PickleLimits.DEFAULT);
  }

  /**
   * The pickle of a value, within limits. A value that is shared can have a pickle that is much
   * longer than the one it was read from, because not all values can be referred to. An int that
   * was read as more than 100,000 decimal digits is written as these digits in any protocol, since
   * working out its bits is the only work that takes longer than linear time.
   *
   * @param protocol 0 to 5
   * @param limits of them, how many bytes the pickle may have
   * @throws PickleException if the value cannot be said in that protocol or takes too many bytes
   */
  public static byte[] write(PyValue value, int protocol, PickleLimits limits)
      throws PickleException {
    if (protocol < 0 || protocol > HIGHEST_PROTOCOL) {
      throw new IllegalArgumentException("protocol must be from 0 to 5, not " + protocol);
    }
    return Pickler.write(value, protocol, limits.bytes());
  }
}
