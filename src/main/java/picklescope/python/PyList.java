package picklescope.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Python's {@code list}. */
public final class PyList implements PyValue {
  private final ArrayList<PyValue> items;

  private PyList(ArrayList<PyValue> items) {
    this.items = items;
  }

  public static PyList of(PyValue... items) {
    return of(List.of(items));
  }

  public static PyList of(List<? extends PyValue> items) {
    return new PyList(new ArrayList<>(items));
  }

  /** Adds an item; only for who builds the value. */
  public void add(PyValue item) {
    items.add(item);
  }

  /** The items in order, not changeable. */
  public List<PyValue> items() {
    return Collections.unmodifiableList(items);
  }

  public int size() {
    return items.size();
  }

  @Override
  public String toString() {
    return new Repr().of(this);
  }
}
