package picklescope.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which envelope each port has.
 *
 * @param usual that of the ports that have none of their own
 * @param ports those of the others: the receiver's port to its envelope, in order
 */
public record Envelopes(Envelope usual, Map<Integer, Envelope> ports) {
  /** Takes copies. */
  public Envelopes {
    ports = Collections.unmodifiableMap(new TreeMap<>(ports));
  }

  /** All ports as they are at first. */
  public static Envelopes auto() {
    return all(Envelope.auto());
  }

  /** One envelope for all ports. */
  public static Envelopes all(Envelope envelope) {
    return new Envelopes(envelope, Map.of());
  }

  /** The envelope of a port. */
  public Envelope of(int port) {
    return ports.getOrDefault(port, usual);
  }

  /** With another envelope for a port; the usual one is not written down. */
  public Envelopes with(int port, Envelope envelope) {
    var changed = new TreeMap<>(ports);
    changed.remove(port);
    if (!envelope.equals(usual)) {
      changed.put(port, envelope);
    }
    return new Envelopes(usual, changed);
  }
}
