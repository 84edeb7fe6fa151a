package picklescope.send;

import java.util.Optional;

/**
 * What a responder does.
 *
 * @param name what the user calls it
 * @param when a filter expression: which messages are answered
 * @param answer what is sent; {@code e} in it is the message that is answered
 * @param delayMillis how long after the message, 0 to {@value #MAX_DELAY_MILLIS}
 * @param to where; empty for the sender
 * @param mostPerSecond how many answers a second before it switches itself off
 */
public record ResponderRule(
    String name,
    String when,
    Message answer,
    long delayMillis,
    Optional<Target> to,
    int mostPerSecond) {
  public static final long MAX_DELAY_MILLIS = 3_600_000;
  public static final int USUAL_MOST_PER_SECOND = 200;

  /** A rule that can be kept. */
  public ResponderRule {
    if (delayMillis < 0 || delayMillis > MAX_DELAY_MILLIS) {
      throw new IllegalArgumentException(
          "A delay is 0 to %,d ms, not %,d.".formatted(MAX_DELAY_MILLIS, delayMillis));
    }
    if (mostPerSecond < 1) {
      throw new IllegalArgumentException("A limit is 1 answer a second or more.");
    }
  }

  /** An answer to the sender at once. */
  public static ResponderRule of(String name, String when, Message answer) {
    return new ResponderRule(name, when, answer, 0, Optional.empty(), USUAL_MOST_PER_SECOND);
  }
}
