package picklescope.view.compose;

import java.util.Optional;
import picklescope.send.Repeat;
import picklescope.send.Target;

/** The result of an attempt to send or repeat a message. */
public sealed interface SendResult {
  /**
   * The message was sent.
   *
   * @param resolved the IP addresses of host names, separated by commas; empty if the destinations
   *     contain no names
   * @param bytes the length of the payload
   */
  record Sent(Target target, String resolved, int bytes) implements SendResult {}

  /**
   * The message was sent, and a destination has refused it. May follow {@link Sent}.
   *
   * @param refusal for the user
   */
  record Refused(String refusal) implements SendResult {}

  /**
   * The message is being repeated.
   *
   * @param resolved as of {@link Sent}
   */
  record Repeating(Target target, String resolved, Repeat repeat) implements SendResult {}

  /**
   * The destination is invalid or cannot be reached.
   *
   * @param reason for the user
   */
  record NotSent(String reason) implements SendResult {}

  /** The text of the message is invalid. */
  record Invalid(Draft.Mistake mistake) implements SendResult {}

  /** Returns addresses in parentheses with a leading space; empty if there are none. */
  static String inParentheses(String resolved) {
    return resolved.isEmpty() ? "" : " (" + resolved + ")";
  }

  /** Returns why nothing was received or sent, for the user; empty if it was sent. */
  default Optional<String> failure() {
    return switch (this) {
      case Sent _, Repeating _ -> Optional.empty();
      case Refused(String refusal) -> Optional.of(refusal);
      case NotSent(String reason) -> Optional.of(reason);
      case Invalid(Draft.Mistake mistake) -> Optional.of(mistake.message());
    };
  }
}
