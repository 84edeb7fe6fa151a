package picklescope.send;

import java.util.Locale;

/**
 * Describes which messages a responder answers, and how.
 *
 * @param name the user's name for it
 * @param when a filter expression that chooses the messages to answer
 * @param answer the answer; {@code e} in it is the message that is answered
 * @param delayMillis the delay after the message in milliseconds, 0 to {@value #MAX_DELAY_MILLIS}
 * @param to the destination of the answer
 * @param mostPerSecond the most answers per second; the responder switches itself off if there are
 *     more
 */
public record ResponderRule(
    String name,
    String when,
    Message answer,
    long delayMillis,
    AnswerTarget to,
    int mostPerSecond) {
  public static final long MAX_DELAY_MILLIS = 3_600_000;
  public static final int USUAL_MOST_PER_SECOND = 200;

  /** Checks the arguments. */
  public ResponderRule {
    if (delayMillis < 0 || delayMillis > MAX_DELAY_MILLIS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "A delay must be 0 to %,d ms, not %,d.", MAX_DELAY_MILLIS, delayMillis));
    }
    if (mostPerSecond < 1) {
      throw new IllegalArgumentException("A limit must be 1 answer a second or more.");
    }
  }

  /** Returns a rule that answers the sender without delay. */
  public static ResponderRule of(String name, String when, Message answer) {
    return new ResponderRule(
        name, when, answer, 0, new AnswerTarget.Sender(), USUAL_MOST_PER_SECOND);
  }
}
