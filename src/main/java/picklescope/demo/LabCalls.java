package picklescope.demo;

import picklescope.event.Envelope;
import picklescope.pickle.PickleException;
import picklescope.python.Call;

/** The pickled calls of the lab. */
final class LabCalls {
  private static final int PROTOCOL = 4;

  private LabCalls() {}

  /** Returns the payload of {@code send(...)}. */
  static byte[] payload(Call call) {
    try {
      return Envelope.auto().encode(call, PROTOCOL);
    } catch (PickleException e) {
      throw new IllegalStateException(e); // numbers, texts and a name of a function only
    }
  }

  /** Returns a number with three digits after the point, as programs send positions. */
  static double rounded(double number) {
    return Math.round(number * 1000) / 1000.0;
  }
}
