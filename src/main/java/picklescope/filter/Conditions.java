package picklescope.filter;

import java.util.Optional;
import picklescope.event.Event;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;

/**
 * Creates filter expressions from a value of an event: events with it, without it, or combined with
 * another filter.
 */
public final class Conditions {
  private static final int LONGEST = 200; // chars; a longer one cannot be read in the filter bar

  private Conditions() {}

  /**
   * Returns an expression that chooses the events with the same value, such as {@code foo == 78};
   * empty if there is no short one.
   *
   * @param name a field's or a keyword argument's name, or {@code data[1]}
   * @param event the event with the value
   */
  public static Optional<String> same(String name, PyValue value, Event event) {
    String condition = name + " == " + Repr.line(LONGEST).of(value);
    try {
      boolean valid = condition.length() <= LONGEST && Filter.of(condition).decide(event).isYes();
      return valid ? Optional.of(condition) : Optional.empty();
    } catch (SourceException e) {
      return Optional.empty(); // an object, or a value that was cut
    }
  }

  /** Returns an expression that chooses all other events, including those without a value. */
  public static String not(String condition) {
    return "not " + condition;
  }

  /** Returns an expression that chooses the events that both choose. */
  public static String and(Filter filter, String condition) {
    return filter.text().isBlank() ? condition : filter.operand(true) + " and " + condition;
  }

  /** Returns an expression that chooses the events that at least one of both chooses. */
  public static String or(Filter filter, String condition) {
    return filter.text().isBlank() ? condition : filter.operand(false) + " or " + condition;
  }
}
