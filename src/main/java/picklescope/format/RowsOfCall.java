package picklescope.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picklescope.python.Call;
import picklescope.python.Equality;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** The rows that {@link Rows} reads as given arguments. */
final class RowsOfCall {
  private final String format;
  private final List<PyStr> names;
  private final Call call;

  private RowsOfCall(String format, List<PyStr> names, Call call) {
    this.format = format;
    this.names = names;
    this.call = call;
  }

  /**
   * Returns the rows of a call. Columns by name need no tuples beside them.
   *
   * @throws FormatException if no rows are read as these arguments
   */
  static List<List<PyValue>> of(String format, List<PyStr> names, Call call)
      throws FormatException {
    return new RowsOfCall(format, names, call).rows();
  }

  private List<List<PyValue>> rows() throws FormatException {
    List<PyValue> named = named();
    List<PyValue> data = call.arguments().items();
    boolean tuples = data.stream().anyMatch(PyTuple.class::isInstance);
    if (!named.isEmpty() && named.stream().allMatch(PyList.class::isInstance)) {
      List<List<PyValue>> columns = columns(named);
      return data.isEmpty() ? columns : checked(tuples(data), columns);
    }
    if (tuples) {
      if (!names.isEmpty()) {
        throw new FormatException("several rows by name are lists: send " + example(" = [1, 2]"));
      }
      return tuples(data);
    }
    var row = new ArrayList<>(named);
    row.addAll(data);
    return List.of(row);
  }

  /** Returns the keyword arguments in the order of the names. */
  private List<PyValue> named() throws FormatException {
    var values = new ArrayList<PyValue>();
    for (PyStr name : names) {
      Optional<PyValue> value = call.keywords().get(name);
      values.add(
          value.orElseThrow(() ->
              new FormatException("%s is missing: send %s".formatted(name, example(" = 1")))));
    }
    Set<String> known = names.stream().map(PyStr::toString).collect(Collectors.toSet());
    for (var entry : call.keywords().entries()) {
      if (!(entry.key() instanceof PyStr key && known.contains(key.toString()))) {
        throw new FormatException(
            names.isEmpty()
                ? "keyword arguments need names in the envelope: %s %s"
                    .formatted(format, entry.key())
                : "the envelope has no name %s, only %s".formatted(entry.key(), example("")));
      }
    }
    return values;
  }

  private String example(String value) {
    return String.join(", ", names.stream().map(name -> name + value).toList());
  }

  private static List<List<PyValue>> tuples(List<PyValue> data) throws FormatException {
    if (data.size() < 2) {
      throw new FormatException("a single row is written from values: send 1, 2, not (1, 2)");
    }
    var rows = new ArrayList<List<PyValue>>();
    for (PyValue value : data) {
      if (!(value instanceof PyTuple row)) {
        throw new FormatException("either all arguments are tuples, a row each, or none is");
      }
      rows.add(row.items());
    }
    return rows;
  }

  private static List<List<PyValue>> columns(List<PyValue> lists) throws FormatException {
    int size = ((PyList) lists.getFirst()).size();
    if (size < 2) {
      throw new FormatException("a single row is written from values: send x = 1, not x = [1]");
    }
    var rows = new ArrayList<List<PyValue>>();
    for (int i = 0; i < size; i++) {
      rows.add(new ArrayList<>());
    }
    for (PyValue list : lists) {
      List<PyValue> column = ((PyList) list).items();
      if (column.size() != size) {
        throw new FormatException("the lists of the columns have different lengths");
      }
      for (int i = 0; i < size; i++) {
        rows.get(i).add(column.get(i));
      }
    }
    return rows;
  }

  /** Returns the rows if they begin with the values of the columns. */
  private static List<List<PyValue>> checked(List<List<PyValue>> rows, List<List<PyValue>> columns)
      throws FormatException {
    boolean same = rows.size() == columns.size();
    var equality = new Equality();
    for (int i = 0; same && i < rows.size(); i++) {
      List<PyValue> row = rows.get(i);
      int named = columns.get(i).size();
      same =
          row.size() >= named
              && (isSame(row.subList(0, named), columns.get(i))
                  || equality.equal(PyTuple.of(row.subList(0, named)), PyTuple.of(columns.get(i))));
    }
    if (!same) {
      throw new FormatException(
          "the tuples and the lists by name have different values: send only the lists");
    }
    return rows;
  }

  /** Returns whether the values are the same objects; a NaN equals itself then. */
  private static boolean isSame(List<PyValue> row, List<PyValue> columns) {
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) != columns.get(i)) {
        return false;
      }
    }
    return true;
  }
}
