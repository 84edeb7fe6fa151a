package picklescope.session;

import java.util.function.LongSupplier;
import picklescope.net.WallClock;

/**
 * The clocks of this computer, up to which the streams of a live capture are silent.
 *
 * @param wall returns the time in nanoseconds since 1970; it may be set
 * @param passing returns the time in nanoseconds since any moment; it is never set
 */
public record LiveClock(LongSupplier wall, LongSupplier passing) {
  /** The clocks of the system. */
  public static final LiveClock SYSTEM = new LiveClock(WallClock::nanos, System::nanoTime);
}
