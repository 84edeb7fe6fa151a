package picklescope.pickle;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyInt;

/** The memo as {@code pickletools.dis} tracks it: the types of the stored items. */
final class ItemMemo {
  private static final StackItem[] ITEMS = StackItem.values();

  private final int arrayLimit; // indexes from this one on are sparse
  private byte[] array = new byte[64]; // ordinals + 1, or 0
  private final Map<BigInteger, StackItem> sparse = new HashMap<>();
  private int size;

  /**
   * @param arrayLimit the number of indexes that counting up can reach
   */
  ItemMemo(int arrayLimit) {
    this.arrayLimit = arrayLimit;
  }

  int size() {
    return size;
  }

  Optional<StackItem> get(PyInt number) {
    return isInArray(number)
        ? Optional.ofNullable(array((int) number.longValue()))
        : Optional.ofNullable(sparse.get(number.bigValue()));
  }

  /** Returns whether the index that {@link #add} would use is taken. */
  boolean isNextTaken() {
    return array(size) != null;
  }

  /** Stores an item at an index that is free. */
  void put(PyInt number, StackItem item) {
    if (isInArray(number)) {
      put((int) number.longValue(), item);
    } else {
      sparse.put(number.bigValue(), item);
      size++;
    }
  }

  /** Stores an item at the index that equals the number of items. */
  void add(StackItem item) {
    put(size, item);
  }

  private boolean isInArray(PyInt number) {
    return number.isLong() && number.longValue() >= 0 && number.longValue() < arrayLimit;
  }

  private @Nullable StackItem array(int number) {
    return number >= array.length || array[number] == 0 ? null : ITEMS[array[number] - 1];
  }

  private void put(int number, StackItem item) {
    if (number >= array.length) {
      array = Arrays.copyOf(array, Math.max(number + 1, Math.min(arrayLimit, array.length * 2)));
    }
    array[number] = (byte) (item.ordinal() + 1);
    size++;
  }
}
