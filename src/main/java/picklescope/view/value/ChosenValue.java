package picklescope.view.value;

import java.util.Optional;
import picklescope.event.Event;
import picklescope.filter.Conditions;
import picklescope.filter.ValuePath;
import picklescope.python.Equality;
import picklescope.python.PyValue;

/**
 * A value of a message that the user has chosen.
 *
 * @param path its path in the callback, such as {@code e.data[0]}
 * @param column its path in filters and columns, such as {@code data[0]}; empty if they cannot read
 *     it
 * @param condition a filter that chooses the messages with the same value, such as {@code data[0]
 *     == 'pose'}; empty if there is no short one
 */
public record ChosenValue(String path, Optional<String> column, Optional<String> condition) {
  /** An object may have two attributes of one name, of which a path finds only one. */
  private static boolean isSame(PyValue found, PyValue value) {
    return found == value || new Equality().equal(found, value);
  }

  /**
   * Returns a value.
   *
   * @param path its path in the callback
   * @param read its path in filters, which need not exist; empty if it has none
   * @param event the event with the value
   */
  public static ChosenValue of(String path, Optional<String> read, PyValue value, Event event) {
    Optional<String> column =
        read.flatMap(ValuePath::of)
            .filter(known -> known.value(event).filter(found -> isSame(found, value)).isPresent())
            .map(ValuePath::text);
    return new ChosenValue(
        path, column, column.flatMap(name -> Conditions.same(name, value, event)));
  }
}
