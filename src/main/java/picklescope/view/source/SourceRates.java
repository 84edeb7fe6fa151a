package picklescope.view.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Computes how many datagrams a second sources have received, from polled counters. For one thread.
 */
public final class SourceRates {
  private record Reading(long received, long nanos) {}

  private final long minNanos;
  private final Map<String, Reading> readings = new HashMap<>();
  private final Map<String, Double> rates = new HashMap<>();

  /**
   * Creates the rates of sources that are polled periodically, and at other times.
   *
   * @param period the usual time between two polls; a much shorter time gives no new rate
   */
  public SourceRates(Duration period) {
    minNanos = period.toNanos() * 3 / 4;
  }

  /**
   * Returns the rate of a source since the last reading that is old enough; 0 at the first poll. A
   * counter that has been reset gives a rate of 0.
   *
   * @param source the name of the source
   * @param received its counter
   * @param now the time in nanoseconds, of any origin
   */
  public double poll(String source, long received, long now) {
    Reading last = readings.get(source);
    if (last == null) {
      readings.put(source, new Reading(received, now));
      return 0;
    }
    if (now - last.nanos() >= minNanos) {
      readings.put(source, new Reading(received, now));
      rates.put(source, Math.max(0, received - last.received()) * 1e9 / (now - last.nanos()));
    }
    return rates.getOrDefault(source, 0.0);
  }
}
