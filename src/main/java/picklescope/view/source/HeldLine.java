package picklescope.view.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import picklescope.event.Event;
import picklescope.filter.Field;
import picklescope.session.EventDecoder;
import picklescope.session.HeldMessage;
import picklescope.session.RunningRelay;

/**
 * A message that a relay holds, for display.
 *
 * @param text its number, and what it is
 * @param left how long it still waits
 */
public record HeldLine(HeldMessage message, String text, String left) {
  /** How many messages are displayed at most, the oldest ones. */
  public static final int MOST = 100;

  /** Returns the lines of the messages that a relay holds, the oldest first; decodes them. */
  public static List<HeldLine> of(RunningRelay relay, EventDecoder decoder, Instant now) {
    return relay.held(MOST, decoder).stream()
        .map(one -> new HeldLine(one, text(one), left(one.left(now))))
        .toList();
  }

  /**
   * Returns the heading of the list of a relay's held messages.
   *
   * @param relay the name of the relay
   * @param count how many are displayed
   */
  public static String heading(String relay, int count) {
    return switch (count) {
      case 0 -> "No message is held by %s.".formatted(relay);
      case MOST -> "The oldest %d messages that %s holds".formatted(MOST, relay);
      default -> "Held by %s; they go on when their time is over".formatted(relay);
    };
  }

  /** Returns what identifies the message among those of the relay. */
  public long id() {
    return message.id();
  }

  private static String text(HeldMessage message) {
    String what = text(message.event());
    long number = message.held().number();
    return number == 0 ? what : "#%,d  %s".formatted(number, what);
  }

  private static String text(Event event) {
    return String.join(
        "  ",
        Stream.of(Field.SENDER, Field.DATA, Field.ATTRIBUTES, Field.RAW_DATA)
            .map(field -> field.text(event))
            .filter(part -> !part.isEmpty())
            .toList());
  }

  /** Returns how long a message still waits, for the user. */
  public static String left(Duration left) {
    long seconds = left.toSeconds();
    return seconds >= 120 ? "%d min".formatted(seconds / 60) : "%d s".formatted(seconds);
  }
}
