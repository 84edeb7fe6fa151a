package picklescope.net;

import java.util.List;
import picklescope.event.Datagram;

/** Decides when, and how often, a relay passes a message on. Called on the relay's thread. */
@FunctionalInterface
public interface RelayPolicy {
  /**
   * The time at which a message is passed on.
   *
   * @param atNanos by {@link System#nanoTime}; at once if that is not later than now
   */
  record Delivery(long atNanos) {}

  /**
   * Decides about a message. It must not wait.
   *
   * @param datagram the message as it has arrived
   * @param nowNanos the present time by {@link System#nanoTime}
   * @return a time for each copy that is passed on; empty if the message is withheld
   */
  List<Delivery> decide(Datagram datagram, long nowNanos);
}
