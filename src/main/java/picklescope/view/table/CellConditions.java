package picklescope.view.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import picklescope.filter.Conditions;
import picklescope.session.CaptureView;

/** Conditions that the value of a cell fulfils, such as {@code foo == 78}. */
public final class CellConditions {
  private CellConditions() {}

  /**
   * Returns a condition for each column in which a message has a value, in the order of the
   * columns; empty if the message is no longer held. Up to a few milliseconds of work.
   */
  public static Map<Column, String> of(CaptureView view, long number, List<Column> columns) {
    var conditions = new LinkedHashMap<Column, String>();
    try {
      var event = view.decoder().decode(view.capture().get(number));
      for (Column column : columns) {
        column
            .value()
            .apply(event)
            .flatMap(value -> Conditions.same(column.id(), value, event))
            .ifPresent(condition -> conditions.put(column, condition));
      }
    } catch (NoSuchElementException e) {
      // No longer held: there is nothing to filter for.
    }
    return Collections.unmodifiableMap(conditions);
  }
}
