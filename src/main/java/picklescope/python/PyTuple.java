package picklescope.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Python's {@code tuple}. */
public final class PyTuple implements PyValue {
  private final ArrayList<PyValue> items;

  private PyTuple(ArrayList<PyValue> items) {
    this.items = items;
  }

  public static PyTuple of(PyValue... items) {
    return of(List.of(items));
  }

  public static PyTuple of(List<? extends PyValue> items) {
    return new PyTuple(new ArrayList<>(items));
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
