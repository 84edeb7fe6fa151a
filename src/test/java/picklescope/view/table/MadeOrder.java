package picklescope.view.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An order of numbers that a test chooses; they may be taken from the beginning. */
final class MadeOrder implements RowOrder {
  private final List<Long> numbers = new ArrayList<>();
  private final boolean grows;
  private long begin;

  private MadeOrder(boolean grows) {
    this.grows = grows;
  }

  /** Returns an order that may grow. */
  static MadeOrder of(long... numbers) {
    var order = new MadeOrder(true);
    order.add(numbers);
    return order;
  }

  /** Returns an order that stays as it is, as a sorted one. */
  static MadeOrder fixed(long... numbers) {
    var order = new MadeOrder(false);
    order.add(numbers);
    return order;
  }

  /** Returns an order of all numbers from one to another. */
  static MadeOrder range(long first, long last) {
    var order = new MadeOrder(true);
    for (long number = first; number <= last; number++) {
      order.add(number);
    }
    return order;
  }

  void add(long... more) {
    Arrays.stream(more).forEach(numbers::add);
  }

  /** Rows before that index are no longer there. */
  void letGo(long newBegin) {
    begin = newBegin;
  }

  @Override
  public long begin() {
    return begin;
  }

  @Override
  public long end() {
    return numbers.size();
  }

  @Override
  public long numberAt(long index) {
    return numbers.get((int) index);
  }

  @Override
  public long indexOf(long number) {
    if (!grows) {
      int at = numbers.indexOf(number);
      return at < 0 ? end() : at;
    }
    long index = begin;
    while (index < end() && numberAt(index) < number) {
      index++;
    }
    return index;
  }

  @Override
  public boolean grows() {
    return grows;
  }
}
