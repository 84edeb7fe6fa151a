package picklescope.session;

import java.util.List;
import java.util.stream.IntStream;
import picklescope.filter.ValuePath;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** The items of an expression's value, as expressions. */
final class ValueParts {
  private static final int MOST = 16;
  private static final int LONGEST_KEY = 80; // characters

  private ValueParts() {}

  /** Returns the expressions of the first items of a list, tuple or dict; empty for others. */
  static List<String> of(String expression, PyValue value) {
    String text = expression.strip();
    String whole = ValuePath.of(text).isPresent() ? text : "(" + text + ")";
    return switch (value) {
      case PyList list -> indexes(whole, list.items().size());
      case PyTuple tuple -> indexes(whole, tuple.items().size());
      case PyDict dict -> keys(whole, dict);
      default -> List.of();
    };
  }

  private static List<String> indexes(String whole, int count) {
    return IntStream.range(0, Math.min(count, MOST))
        .mapToObj(index -> whole + "[" + index + "]")
        .toList();
  }

  private static List<String> keys(String whole, PyDict dict) {
    return dict.entries().stream()
        .map(PyDict.Entry::key)
        .filter(key -> key instanceof PyStr text && text.toString().length() <= LONGEST_KEY)
        .limit(MOST)
        .map(key -> whole + "[" + new Repr().of(key) + "]")
        .toList();
  }
}
