package picklescope.send;

import java.util.Optional;
import picklescope.event.Event;
import picklescope.net.WallClock;

/**
 * The values on which the expressions of a message may depend.
 *
 * @param n the number of messages sent before, from 0
 * @param t seconds since the first message, from 0
 * @param now seconds since 1970, as Python's {@code time.time()}
 * @param event the event that is answered; empty if none is
 */
public record SendContext(long n, double t, double now, Optional<Event> event) {
  /** Returns the context of a message that is sent once, now. */
  public static SendContext first() {
    return of(0, 0);
  }

  /** Returns the context of an answer to an event, sent now. */
  public static SendContext answering(Event event, long n, double t) {
    return new SendContext(n, t, clock(), Optional.of(event));
  }

  /** Returns the context of one of several messages, sent now. */
  static SendContext of(long n, double t) {
    return new SendContext(n, t, clock(), Optional.empty());
  }

  private static double clock() {
    return WallClock.nanos() / 1e9;
  }
}
