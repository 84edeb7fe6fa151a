package picklescope.net;

import java.time.Instant;

/** The system's clock, in the units of captures. */
public final class WallClock {
  private WallClock() {}

  /**
   * Returns the present time in nanoseconds since 1970-01-01T00:00:00Z, with the resolution of the
   * system's clock (on Linux nanoseconds).
   */
  public static long nanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
