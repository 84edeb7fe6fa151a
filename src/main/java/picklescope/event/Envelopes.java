package picklescope.event;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The envelopes of the ports, and of single senders to a port.
 *
 * @param usual the envelope of ports without one of their own
 * @param ports the receiver's port to its envelope, in ascending order
 * @param senders the envelopes of senders that have one of their own, in the order of their ports
 */
public record Envelopes(
    Envelope usual, Map<Integer, Envelope> ports, Map<PortSender, Envelope> senders) {
  /** Copies the maps. */
  public Envelopes {
    ports = Collections.unmodifiableMap(new TreeMap<>(ports));
    var sorted = new LinkedHashMap<PortSender, Envelope>();
    senders.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparingInt(PortSender::port).thenComparing(PortSender::text)))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    senders = Collections.unmodifiableMap(sorted);
  }

  /** Returns envelopes with {@code auto} for all ports. */
  public static Envelopes auto() {
    return all(Envelope.auto());
  }

  /** Returns envelopes with one envelope for all ports. */
  public static Envelopes all(Envelope envelope) {
    return new Envelopes(envelope, Map.of(), Map.of());
  }

  /** Returns the envelope of a datagram. */
  public Envelope of(DatagramHeader header) {
    if (!senders.isEmpty()) {
      Envelope own = senders.get(PortSender.of(header));
      if (own != null) {
        return own;
      }
    }
    return of(header.port());
  }

  /** Returns whether the envelope of a datagram is that of its sender, not of the port. */
  public boolean isOfSender(DatagramHeader header) {
    return !senders.isEmpty() && senders.containsKey(PortSender.of(header));
  }

  /** Returns the envelope of a port, for senders without one of their own. */
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
    return new Envelopes(usual, changed, senders);
  }

  /** Returns a copy with another envelope for what one computer sends to a port. */
  public Envelopes with(PortSender sender, Envelope envelope) {
    var changed = new LinkedHashMap<>(senders);
    changed.put(sender, envelope);
    return new Envelopes(usual, ports, changed);
  }

  /** Returns a copy in which a sender has the envelope of the port. */
  public Envelopes without(PortSender sender) {
    var changed = new LinkedHashMap<>(senders);
    changed.remove(sender);
    return new Envelopes(usual, ports, changed);
  }
}
