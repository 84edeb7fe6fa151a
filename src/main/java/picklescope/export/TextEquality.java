package picklescope.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import picklescope.python.Parts;
import picklescope.python.PyDict;
import picklescope.python.PyExtension;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyPersistent;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * Compares a value with the one that is read from its text.
 *
 * <p>Equal texts are not enough: the text of an object may be that of a name ({@code np.True_}) or
 * of a plain value, and that of a name does not tell where its module ends.
 */
final class TextEquality {
  private TextEquality() {}

  /** Returns whether values have the same text and the same objects and names. */
  static boolean isEqual(PyValue one, PyValue other) {
    var repr = new Repr();
    String text = repr.of(one);
    return text.equals(repr.of(other))
        && references(one, text.length()).equals(references(other, text.length()));
  }

  /**
   * Returns what is no plain value, in the order of the text: names, and the classes of others.
   *
   * @param most how many values are looked at: more than have a text are in what contains itself
   */
  private static List<Object> references(PyValue value, int most) {
    var found = new ArrayList<Object>();
    var left = new ArrayDeque<PyValue>();
    left.push(value);
    for (int looked = 0; looked < most && !left.isEmpty(); looked++) {
      switch (left.pop()) {
        case PyGlobal name -> found.add(name);
        case PyObject _ -> found.add(PyObject.class);
        case PyPersistent _ -> found.add(PyPersistent.class);
        case PyExtension _ -> found.add(PyExtension.class);
        case PyDict dict -> dict.flat().reversed().forEach(left::push);
        case PyValue other -> Parts.of(other).reversed().forEach(part -> left.push(part.value()));
      }
    }
    return found;
  }
}
