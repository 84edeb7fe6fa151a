package picklescope.capture;

import java.util.Arrays;

/** A growing list of a few items: one thread adds, any thread may read. */
final class GrowingList<T> {
  private volatile Object[] items = new Object[4];
  private volatile int size;

  void add(T item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size] = item;
    size = size + 1; // publishes the item to readers of the size
  }

  int size() {
    return size;
  }

  /** Returns the item at an index below {@link #size()}. */
  @SuppressWarnings("unchecked") // only add puts items in
  T get(int at) {
    return (T) items[at];
  }
}
