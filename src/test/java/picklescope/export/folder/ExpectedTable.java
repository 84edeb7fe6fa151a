package picklescope.export.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.event.Event;
import picklescope.export.ValueJson;
import picklescope.export.table.Column;
import picklescope.export.table.ColumnType;
import picklescope.export.table.FixedColumn;
import picklescope.filter.Filter;
import picklescope.filter.ValuePath;
import picklescope.python.PyBool;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.stream.StreamFilter;

/**
 * The cells that a table should have, found by the filter and the paths of filters, as texts:
 * {@code 1}, {@code 0x1.8p1}, {@code true}, a text in quotes; nothing for an empty cell.
 */
public final class ExpectedTable {
  private ExpectedTable() {}

  /** Returns the rows of a table of one stream. */
  public static List<List<String>> rows(MadeMessages messages, PlannedTable table)
      throws Exception {
    var filter = Filter.of(StreamFilter.of(table.streams().getFirst().key()).orElseThrow());
    var rows = new ArrayList<List<String>>();
    for (Event event : messages.events()) {
      if (filter.decide(event).isYes()) {
        rows.add(table.plan().columns().stream().map(column -> cell(column, event)).toList());
      }
    }
    return rows;
  }

  private static String cell(Column column, Event event) {
    var fixed = FixedColumn.named(column.name());
    if (fixed.isPresent()) {
      return switch (fixed.get()) {
        case HOST -> "";
        case CAPTURE -> quoted("made");
        case TIME -> Long.toString(event.datagram().timeNanos());
        case FORMAT ->
            event.positional().isPresent() && event.keywords().isPresent() ? format(event) : "";
        default -> value(column, ValuePath.of(column.name()).orElseThrow().value(event));
      };
    }
    return value(column, ValuePath.of(column.name()).orElseThrow().value(event));
  }

  private static String format(Event event) {
    return ValuePath.of("format")
        .orElseThrow()
        .value(event)
        .map(text -> quoted(text.toString()))
        .orElse("");
  }

  private static String value(Column column, Optional<PyValue> found) {
    if (found.isEmpty() || found.get() instanceof PyNone) {
      return "";
    }
    PyValue value = found.get();
    return switch (column.type()) {
      case WHOLE, TIME -> Long.toString(((PyInt) value).longValue());
      case REAL -> real(value instanceof PyFloat real ? real.value() : ((PyInt) value).longValue());
      case TRUTH -> Boolean.toString(((PyBool) value).value());
      case TEXT -> quoted(value instanceof PyStr text ? text.toString() : ValueJson.of(value));
    };
  }

  /** Returns a number as text that no rounding hides. */
  public static String real(double value) {
    return Double.toHexString(value);
  }

  /** Returns a text in quotes. */
  public static String quoted(String text) {
    return "'" + text + "'";
  }

  /** Asserts that a table has the cells that it should have; a failure names a row only. */
  public static void assertSame(
      MadeMessages messages, PlannedTable table, List<List<String>> actual) throws Exception {
    var expected = rows(messages, table);
    assertEquals(expected.size(), actual.size(), table.title());
    for (int i = 0; i < actual.size(); i++) {
      assertEquals(expected.get(i), actual.get(i), table.title());
    }
  }

  /** Returns the text of a cell that a reader has given. */
  public static String text(ColumnType type, Object value) {
    return switch (type) {
      case WHOLE, TIME -> Long.toString(((Number) value).longValue());
      case REAL -> real(((Number) value).doubleValue());
      case TRUTH -> value.toString();
      case TEXT -> quoted(value.toString());
    };
  }
}
