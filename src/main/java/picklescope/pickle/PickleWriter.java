package picklescope.pickle;

import picklescope.python.PyValue;

/** Writes a value as a pickle, with the same bytes as CPython. */
public final class PickleWriter {
  /** The newest protocol. */
  public static final int HIGHEST_PROTOCOL = 5;

  private PickleWriter() {}

  /**
   * Returns the pickle of a value.
   *
   * @param protocol 0 to 5
   * @throws PickleException if the value cannot be represented in that protocol
   */
  public static byte[] write(PyValue value, int protocol) throws PickleException {
    return write(value, protocol, PickleLimits.DEFAULT);
  }

  /**
   * Returns the pickle of a value, within limits. The pickle of a value with shared parts can be
   * much longer than the one from which it was read, because not all values can be referred to. An
   * int that was read as more than 100,000 decimal digits is written with these digits in every
   * protocol, because converting it is the only operation that takes more than linear time.
   *
   * @param protocol 0 to 5
   * @param limits only {@code bytes} is used: the maximum size of the pickle
   * @throws PickleException if the value cannot be represented in that protocol, or takes too many
   *     bytes
   */
  public static byte[] write(PyValue value, int protocol, PickleLimits limits)
      throws PickleException {
    if (protocol < 0 || protocol > HIGHEST_PROTOCOL) {
      throw new IllegalArgumentException("protocol must be from 0 to 5, not " + protocol);
    }
    return Pickler.write(value, protocol, limits.bytes());
  }
}
