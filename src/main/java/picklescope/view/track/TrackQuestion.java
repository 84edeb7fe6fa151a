package picklescope.view.track;

import java.util.Optional;
import picklescope.filter.EventExpression;
import picklescope.python.source.SourceException;
import picklescope.stream.track.PoseReader;

/**
 * How positions are found in messages, as the user wrote it.
 *
 * @param position an expression for two or three coordinates; blank for the usual names
 * @param direction an expression for a quaternion, Euler angles or yaw; blank for the usual names
 * @param by an expression whose value tells the objects apart; blank for the sender
 */
public record TrackQuestion(String position, String direction, String by) {
  /** The usual names, for each sender. */
  public static final TrackQuestion USUAL = new TrackQuestion("", "", "");

  /** Returns what reads poses. */
  PoseReader poses() throws SourceException {
    return PoseReader.of(position, direction);
  }

  /** Returns what tells objects apart; empty for the senders. */
  Optional<EventExpression> object() throws SourceException {
    return by.isBlank() ? Optional.empty() : Optional.of(EventExpression.of(by));
  }

  /**
   * Returns what is wrong with an expression, for the user; empty if it can be used.
   *
   * @param expression one of the three
   */
  public static String mistake(String expression) {
    try {
      if (!expression.isBlank()) {
        EventExpression.of(expression);
      }
      return "";
    } catch (SourceException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Returns whether all expressions can be used. */
  boolean isValid() {
    return (mistake(position) + mistake(direction) + mistake(by)).isEmpty();
  }
}
