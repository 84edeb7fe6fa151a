package picklescope.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The envelopes of the ports.
 *
 * @param usual the envelope of ports without one of their own
 * @param ports the receiver's port to its envelope, in ascending order
 */
public record Envelopes(Envelope usual, Map<Integer, Envelope> ports) {
  /** Copies the map. */
  public Envelopes {
    ports = Collections.unmodifiableMap(new TreeMap<>(ports));
  }

  /** Returns envelopes with {@code auto} for all ports. */
  public static Envelopes auto() {
    return all(Envelope.auto());
  }

  /** Returns envelopes with one envelope for all ports. */
  public static Envelopes all(Envelope envelope) {
    return new Envelopes(envelope, Map.of());
  }

  /** Returns the envelope of a port. */
  public Envelope of(int port) {
    return ports.getOrDefault(port, usual);
  }

  /** Returns a copy with another envelope for a port. */
  public Envelopes with(int port, Envelope envelope) {
    var changed = new TreeMap<>(ports);
    changed.remove(port);
    if (!envelope.equals(usual)) {
      changed.put(port, envelope);
    }
    return new Envelopes(usual, changed);
  }
}
