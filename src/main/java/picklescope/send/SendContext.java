package picklescope.send;

import java.util.Optional;
import picklescope.event.Event;

/**
 * What the values of a message that moves depend on.
 *
 * @param n how many have been sent before, from 0
 * @param t seconds since the first, from 0
 * @param now seconds since 1970, as Python's {@code time.time()}
 * @param event the event that is answered, where one is
 */
public record SendContext(long n, double t, double now, Optional<Event> event) {
  /** The moment of a message that is sent once, now. */
  public static SendContext first() {
    return new SendContext(0, 0, System.currentTimeMillis() / 1e3, Optional.empty());
  }

  /** The moment at which an event is answered. */
  public static SendContext answering(Event event, long n, double t) {
    return new SendContext(n, t, System.currentTimeMillis() / 1e3, Optional.of(event));
  }
}
