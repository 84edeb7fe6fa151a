package picklescope.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Python's {@code frozenset}, its members in the order in which the bytes name them. */
public final class PyFrozenSet implements PyValue {
  private final ArrayList<PyValue> items;

  private PyFrozenSet(ArrayList<PyValue> items) {
    this.items = items;
  }

  public static PyFrozenSet of(PyValue... items) {
    return of(List.of(items));
  }

  public static PyFrozenSet of(List<? extends PyValue> items) {
    return new PyFrozenSet(new ArrayList<>(items));
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
