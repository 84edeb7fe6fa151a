package picklescope.view.ports;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Computes how many datagrams a second ports have received, from polled counters. For one thread.
 */
public final class PortRates {
  private record Reading(long received, long nanos) {}

  private final long minNanos;
  private final Map<Integer, Reading> readings = new HashMap<>();
  private final Map<Integer, Double> rates = new HashMap<>();

  /**
   * Creates the rates of ports that are polled periodically, and at other times.
   *
   * @param period the usual time between two polls; a much shorter time gives no new rate
   */
  public PortRates(Duration period) {
    minNanos = period.toNanos() * 3 / 4;
  }

  /**
   * Returns the rate of a port since the last reading that is old enough; 0 at the first poll. A
   * counter that has been reset gives a rate of 0.
   *
   * @param received the counter of the port
   * @param now the time in nanoseconds, of any origin
   */
  public double poll(int port, long received, long now) {
    Reading last = readings.get(port);
    if (last == null) {
      readings.put(port, new Reading(received, now));
      return 0;
    }
    if (now - last.nanos() >= minNanos) {
      readings.put(port, new Reading(received, now));
      rates.put(port, Math.max(0, received - last.received()) * 1e9 / (now - last.nanos()));
    }
    return rates.getOrDefault(port, 0.0);
  }
}
