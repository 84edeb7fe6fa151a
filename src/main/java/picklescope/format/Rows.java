package picklescope.format;

import java.util.ArrayList;
import java.util.List;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Rows of values that were read, and the content that they are: the values of a single row are the
 * arguments, those of the first columns by name, if there are names. Several rows are one tuple
 * each, and each name has the list of its column.
 */
final class Rows {
  private final String format;
  private final List<PyStr> names;
  private final boolean traced;
  private final List<List<PyValue>> rows = new ArrayList<>();
  private final List<ContentSpan> spans = new ArrayList<>();

  /**
   * Creates rows without any.
   *
   * @param traced whether each row is added with its bytes
   */
  Rows(String format, List<PyStr> names, boolean traced) {
    this.format = format;
    this.names = names;
    this.traced = traced;
  }

  /**
   * Adds a row.
   *
   * @param values the values, which are not copied
   * @param span its bytes, a part for each value; {@link ContentSpan#NONE} unless traced
   */
  void add(List<PyValue> values, ContentSpan span) {
    rows.add(values);
    if (traced) {
      spans.add(span);
    }
  }

  int size() {
    return rows.size();
  }

  TracedContent content(String problem) {
    return switch (rows.size()) {
      case 0 -> traced(PyTuple.of(), PyDict.of(), problem, ContentSpan.NONE, ContentSpan.NONE);
      case 1 -> row(problem);
      default -> table(problem);
    };
  }

  private TracedContent row(String problem) {
    List<PyValue> row = rows.getFirst();
    int named = Math.min(names.size(), row.size());
    var attributes = dict(names.subList(0, named), row);
    var data = PyTuple.of(row.subList(named, row.size()));
    if (!traced) {
      return traced(data, attributes, problem, ContentSpan.NONE, ContentSpan.NONE);
    }
    List<ContentSpan> parts = spans.getFirst().parts();
    return traced(
        data,
        attributes,
        problem,
        ContentSpan.around(parts.subList(named, row.size())),
        ContentSpan.around(parts.subList(0, named)));
  }

  private TracedContent table(String problem) {
    var data = PyTuple.of(rows.stream().map(PyTuple::of).toList());
    var columns = new ArrayList<PyValue>();
    var inColumns = new ArrayList<ContentSpan>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      columns.add(
          PyList.of(
              rows.stream()
                  .filter(row -> column < row.size())
                  .map(row -> row.get(column))
                  .toList()));
      inColumns.add(
          new ContentSpan(
              0, // values between them are not the column's
              0,
              spans.stream().flatMap(span -> span.part(column).stream()).toList()));
    }
    return traced(
        data,
        dict(names, columns),
        problem,
        ContentSpan.around(spans),
        traced ? new ContentSpan(0, 0, inColumns) : ContentSpan.NONE);
  }

  /** Returns a dict of names, which differ. */
  static PyDict dict(List<PyStr> names, List<PyValue> values) {
    var dict = PyDict.of();
    if (!names.isEmpty()) {
      var flat = new Object[2 * names.size()];
      for (int i = 0; i < names.size(); i++) {
        flat[2 * i] = names.get(i);
        flat[2 * i + 1] = values.get(i);
      }
      dict.putAll(flat, 0, flat.length, new Equality());
    }
    return dict;
  }

  private TracedContent traced(
      PyTuple data, PyDict attributes, String problem, ContentSpan inData, ContentSpan inNames) {
    return new TracedContent(new Content(format, data, attributes, problem), inData, inNames);
  }
}
