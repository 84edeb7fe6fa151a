package picklescope.event;

import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;

/** Tells pickles that cannot be decoded as a call from bytes that are meant to be raw. */
final class BrokenPickle {
  private static final int PROTO = 0x80; // the first opcode since protocol 2 (PEP 307)
  private static final int NEWEST_PROTOCOL = 5;

  /** Shorter texts may be a pickle by chance, such as {@code N.} for {@code None}. */
  private static final int SHORTEST = 4;

  private BrokenPickle() {}

  /**
   * Returns whether the payload of a raw event was probably meant to be a call: it begins as a
   * pickle of protocol 2 or newer does, contains a complete pickle, or names of classes or
   * functions as a pickle has them.
   */
  static boolean is(RawNetworkEvent raw) {
    byte[] payload = raw.rawData();
    int from = raw.pickleAt();
    return payload.length > from
        && (beginsAsPickle(payload, from)
            || isPickleAndMore(payload, from)
            || !raw.names().texts().isEmpty());
  }

  private static boolean beginsAsPickle(byte[] payload, int from) {
    return payload.length > from + 1
        && Byte.toUnsignedInt(payload[from]) == PROTO
        && payload[from + 1] >= 0
        && payload[from + 1] <= NEWEST_PROTOCOL;
  }

  private static boolean isPickleAndMore(byte[] payload, int from) {
    try {
      return PickleReader.readPickle(payload, from).length() >= SHORTEST;
    } catch (PickleException e) {
      return false;
    }
  }
}
