package picklescope.event;

import java.util.Arrays;
import java.util.Optional;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.python.PyBytes;
import picklescope.python.PyValue;

/**
 * What the expressions of an envelope read.
 *
 * @param pickle what the pickle contains, {@code p} in an expression; empty if the payload is not
 *     exactly one pickle
 * @param payload the payload
 * @param skipped how many of its bytes are skipped, at most all
 */
record PayloadInput(Optional<PyValue> pickle, byte[] payload, int skipped) {
  static PayloadInput of(byte[] payload, int skipped, PyValue pickle) {
    return new PayloadInput(Optional.of(pickle), payload, Math.min(skipped, payload.length));
  }

  static PayloadInput of(byte[] payload, int skipped) {
    int from = Math.min(skipped, payload.length);
    try {
      var pickle = PickleReader.readPickle(payload, from);
      boolean whole = pickle.length() == payload.length - from;
      return new PayloadInput(
          whole ? Optional.of(pickle.value()) : Optional.empty(), payload, from);
    } catch (PickleException e) {
      return new PayloadInput(Optional.empty(), payload, from); // its bytes are read
    }
  }

  /** Returns the bytes that are not skipped, {@code raw} in an expression. */
  PyBytes raw() {
    return PyBytes.of(Arrays.copyOfRange(payload, skipped, payload.length));
  }
}
