package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import picklescope.capture.Capture;
import picklescope.filter.Field;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/**
 * The times of rows, which may depend on other rows.
 *
 * @param reference the datagram whose time is subtracted: the first one, the selected one, or the
 *     one before the first row in view; empty if there is none
 */
public record RowTimes(TimeForm form, OptionalLong reference) {
  static final RowTimes CLOCK = new RowTimes(TimeForm.CLOCK, OptionalLong.empty());

  /** Returns the times for the rows that a table has in view. */
  static RowTimes of(TableModel table) {
    RowOrder order = table.order();
    long top = table.viewport().top();
    return new RowTimes(
        table.timeForm(),
        switch (table.timeForm()) {
          case CLOCK -> OptionalLong.empty();
          case SINCE_START -> number(order, order.begin());
          case SINCE_PREVIOUS -> number(order, top - 1);
          case SINCE_SELECTED -> table.leadNumber();
        });
  }

  private static OptionalLong number(RowOrder order, long index) {
    return index >= order.begin() && index < order.end()
        ? OptionalLong.of(order.numberAt(index))
        : OptionalLong.empty();
  }

  /** Returns rows with their times in this form. */
  List<Row> in(List<Row> rows, List<Column> columns, Capture capture) {
    int place = columns.stream().map(Column::id).toList().indexOf(Field.TIME.fieldName());
    if (form == TimeForm.CLOCK || place < 0) {
      return List.copyOf(rows);
    }
    var timed = new ArrayList<Row>(rows.size());
    OptionalLong from = reference;
    for (Row row : rows) {
      String text = text(from, row.number(), capture);
      timed.add(row.with(place, StyledText.of(text, TokenKind.NUMBER)));
      from = form == TimeForm.SINCE_PREVIOUS ? OptionalLong.of(row.number()) : from;
    }
    return List.copyOf(timed);
  }

  private static String text(OptionalLong from, long number, Capture capture) {
    if (from.isEmpty()) {
      return "";
    }
    try {
      return TimeForm.seconds(capture.timeNanos(number) - capture.timeNanos(from.getAsLong()));
    } catch (NoSuchElementException e) {
      return ""; // one of the two is no longer held
    }
  }
}
