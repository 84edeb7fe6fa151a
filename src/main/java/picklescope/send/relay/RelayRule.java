package picklescope.send.relay;

import java.time.Duration;
import java.util.Optional;
import picklescope.python.source.SourceException;

/**
 * What a relay does with the messages that a filter chooses. The first rule whose filter chooses a
 * message decides about it; a message that none chooses is passed on.
 *
 * @param when a filter expression; empty for all messages and answers
 */
public record RelayRule(String when, Action action) {
  /** The longest time for which a message is delayed or held. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** How long messages are held unless a rule gives another time. */
  public static final Duration USUAL_HOLD = Duration.ofSeconds(30);

  /** What is done with a message. */
  public sealed interface Action permits Drop, Replace, Delay, Hold {}

  /** It is not passed on. */
  public record Drop() implements Action {}

  /**
   * Another message is passed on.
   *
   * @param message {@code send(...)} or {@code sendRaw(...)}; {@code e} in it is the message that
   *     has come
   */
  public record Replace(String message) implements Action {}

  /**
   * It is passed on later; messages that follow may overtake it.
   *
   * @param time up to {@link #LONGEST}
   */
  public record Delay(Duration time) implements Action {
    /** Checks the time. */
    public Delay {
      check(time);
    }
  }

  /**
   * It waits among the {@link HeldMessages} until the user decides.
   *
   * @param time after which it is passed on in any case, up to {@link #LONGEST}
   */
  public record Hold(Duration time) implements Action {
    /** Checks the time. */
    public Hold {
      check(time);
    }
  }

  private static void check(Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("The time must be from 0 to an hour.");
    }
  }

  /**
   * Parses a rule: a filter, {@code ->}, and {@code drop}, {@code send(...)}, {@code sendRaw(...)},
   * {@code delay TIME}, {@code hold} or {@code hold TIME}; for example {@code foo > 50 -> delay
   * 200ms}. Without a filter the rule is for all messages and answers.
   *
   * @throws SourceException with the position of a mistake in the rule, its filter or its message
   */
  public static RelayRule of(String text) throws SourceException {
    return RuleText.read(text);
  }

  /** Returns the filter in the text form of a rule; empty if the rule is invalid. */
  public static Optional<String> filter(String text) {
    try {
      return Optional.of(of(text).when());
    } catch (SourceException e) {
      return Optional.empty();
    }
  }

  /** Returns the text form, which {@link #of} reads. */
  public String text() {
    String then =
        switch (action) {
          case Drop _ -> "drop";
          case Replace replace -> replace.message().strip();
          case Delay delay -> "delay " + TimeText.text(delay.time());
          case Hold hold when hold.time().equals(USUAL_HOLD) -> "hold";
          case Hold hold -> "hold " + TimeText.text(hold.time());
        };
    return (when.strip() + " " + RuleText.ARROW + " " + then).strip();
  }
}
