package picklescope.pickle;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picklescope.python.PyInt;

/** The memo as {@code pickletools.dis} follows it: the kinds of the items that are kept. */
final class ItemMemo {
  private static final StackItem[] ITEMS = StackItem.values();

  private final int dense; // numbers from this on are sparse
  private byte[] near = new byte[64]; // ordinals + 1, or 0
  private final Map<BigInteger, StackItem> far = new HashMap<>();
  private int size;

  /**
   * @param dense the numbers that counting can reach
   */
  ItemMemo(int dense) {
    this.dense = dense;
  }

  int size() {
    return size;
  }

  Optional<StackItem> get(PyInt number) {
    return isNear(number)
        ? Optional.ofNullable(near((int) number.longValue()))
        : Optional.ofNullable(far.get(number.bigValue()));
  }

  /** Whether an item is kept already under the number that {@link #add} would give. */
  boolean isNextTaken() {
    return near(size) != null;
  }

  /** Keeps an item under a number that is free. */
  void put(PyInt number, StackItem item) {
    if (isNear(number)) {
      put((int) number.longValue(), item);
    } else {
      far.put(number.bigValue(), item);
      size++;
    }
  }

  /** Keeps an item under the number of those that are kept. */
  void add(StackItem item) {
    put(size, item);
  }

  private boolean isNear(PyInt number) {
    return number.isLong() && number.longValue() >= 0 && number.longValue() < dense;
  }

  private StackItem near(int number) {
    return number >= near.length || near[number] == 0 ? null : ITEMS[near[number] - 1];
  }

  private void put(int number, StackItem item) {
    if (number >= near.length) {
      near = Arrays.copyOf(near, Math.max(number + 1, Math.min(dense, near.length * 2)));
    }
    near[number] = (byte) (item.ordinal() + 1);
    size++;
  }
}
