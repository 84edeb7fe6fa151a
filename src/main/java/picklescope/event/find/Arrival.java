package picklescope.event.find;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picklescope.event.CustomEnvelope;
import picklescope.event.Datagram;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.find.Step.Coding;
import picklescope.python.PyValue;

/**
 * A message that arrived, with the pickles in it.
 *
 * @param pickles the values of the pickles that reach to its end, by the number of bytes before
 *     them
 */
record Arrival(Datagram datagram, Map<Integer, PyValue> pickles) {
  private static final int MAX_PREFIX = 64;
  private static final int MAX_READS = 40;

  static Arrival of(Datagram datagram) {
    byte[] payload = datagram.payload();
    var contained = new ContainedValues(MAX_READS, 8 * payload.length);
    var pickles = new LinkedHashMap<Integer, PyValue>();
    contained.each(
        Coding.PICKLE,
        payload,
        MAX_PREFIX,
        (from, value, length) -> {
          boolean reachesTheEnd = from + length == payload.length;
          if (reachesTheEnd && !pickles.containsKey(0)) {
            pickles.put(from, value);
          }
          return reachesTheEnd;
        });
    return new Arrival(datagram, pickles);
  }

  int size() {
    return datagram.size();
  }

  /** Returns whether the whole payload is a pickle. */
  boolean isPickle() {
    return pickles.containsKey(0);
  }

  /** Returns the event, without reading a pickle once more. */
  Event event(Envelope envelope) {
    boolean readsPickle =
        switch (envelope) {
          case Envelope.Auto _, Envelope.Pickle _, Envelope.CallOnly _, Envelope.Bare _ -> true;
          case Envelope.Skip _ -> true;
          case CustomEnvelope custom -> !custom.readsBytes();
          default -> false;
        };
    return Optional.ofNullable(pickles.get(envelope.skipped()))
        .filter(_ -> readsPickle)
        .map(value -> envelope.decoded(datagram, "", value))
        .orElseGet(() -> envelope.decode(datagram, ""));
  }
}
