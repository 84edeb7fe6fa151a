package picklescope.capture;

import java.util.Arrays;

/** A growing list of few things: one thread adds, any thread reads what it has added. */
final class GrowingList<T> {
  private volatile Object[] items = new Object[4];
  private volatile int size;

  void add(T item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size] = item;
    size = size + 1; // makes what is above visible to who reads the size
  }

  int size() {
    return size;
  }

  /** The item at a place before {@link #size()}. */
  @SuppressWarnings("unchecked") // only add puts items in
  T get(int at) {
    return (T) items[at];
  }
}
