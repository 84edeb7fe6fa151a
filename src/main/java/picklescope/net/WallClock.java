package picklescope.net;

import java.time.Instant;

/** The time of day as captures hold it. */
public final class WallClock {
  private WallClock() {}

  /**
   * Nanoseconds since 1970-01-01T00:00:00Z, as fine as the system's clock (on Linux nanoseconds).
   */
  public static long nanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
