package picklescope.view.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import picklescope.event.Event;
import picklescope.filter.Field;
import picklescope.session.EventDecoder;
import picklescope.session.RunningRelay;

/**
 * A message that a relay holds, for display.
 *
 * @param id identifies it among those of the relay
 * @param event the message
 * @param text its number, and what it is
 * @param left how long it still waits
 */
public record HeldLine(long id, Event event, String text, String left) {
  /** How many messages are displayed at most, the oldest ones. */
  public static final int MOST = 100;

  /** Returns the lines of the messages that a relay holds, the oldest first; decodes them. */
  public static List<HeldLine> of(RunningRelay relay, EventDecoder decoder, Instant now) {
    return relay.held().list().stream()
        .limit(MOST)
        .map(held -> {
          var event = decoder.decode(held.passage().datagram());
          return new HeldLine(
              held.id(), event, text(held.number(), event), left(now, held.until()));
        })
        .toList();
  }

  private static String text(long number, Event event) {
    String what =
        String.join(
            "  ",
            Stream.of(Field.SENDER, Field.DATA, Field.ATTRIBUTES, Field.RAW_DATA)
                .map(field -> field.text(event))
                .filter(part -> !part.isEmpty())
                .toList());
    return number == 0 ? what : "#%,d  %s".formatted(number, what);
  }

  private static String left(Instant now, Instant until) {
    long seconds = Math.max(0, Duration.between(now, until).toSeconds());
    return seconds >= 120 ? "%d min".formatted(seconds / 60) : "%d s".formatted(seconds);
  }
}
