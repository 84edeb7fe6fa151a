package picklescope.filter;

import java.util.Optional;
import picklescope.event.Event;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.SourceException;

/** Filters made of a value that an event has: for it, without it, or added to another filter. */
public final class Conditions {
  private static final int LONGEST = 200; // chars; a longer one cannot be read in the filter bar

  private Conditions() {}

  /**
   * What chooses the events that have the same value there, such as {@code foo == 78}; empty where
   * no short expression says it.
   *
   * @param name a field's or a keyword argument's name, or {@code data[1]}
   * @param event the event that has the value
   */
  public static Optional<String> same(String name, PyValue value, Event event) {
    String condition = name + " == " + Repr.line(LONGEST).of(value);
    try {
      boolean says = condition.length() <= LONGEST && Filter.of(condition).decide(event).isYes();
      return says ? Optional.of(condition) : Optional.empty();
    } catch (SourceException e) {
      return Optional.empty(); // an object, or cut
    }
  }

  /** What chooses all other events, also those that have no value there. */
  public static String not(String condition) {
    return "not " + condition;
  }

  /** What chooses the events that both choose. */
  public static String and(Filter filter, String condition) {
    return filter.text().isBlank() ? condition : filter.operand(true) + " and " + condition;
  }

  /** What chooses the events that one of both chooses. */
  public static String or(Filter filter, String condition) {
    return filter.text().isBlank() ? condition : filter.operand(false) + " or " + condition;
  }
}
