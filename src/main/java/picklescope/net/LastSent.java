package picklescope.net;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The numbers of the messages that went last from a socket: one, or those that went as one packet,
 * which the system refuses as a whole.
 */
final class LastSent {
  private long[] numbers = new long[1];
  private int size;

  /** Replaces them by a message that went on its own. */
  void set(long number) {
    size = 0;
    add(number);
  }

  /** Replaces them by some of the given numbers. */
  void set(long[] all, int[] places, int from, int to) {
    size = 0;
    for (int i = from; i < to; i++) {
      add(all[places[i]]);
    }
  }

  private void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, Sendmmsg.MOST);
    }
    numbers[size++] = number;
  }

  /** Passes on each of them. */
  void forEach(LongConsumer consumer) {
    for (int i = 0; i < size; i++) {
      consumer.accept(numbers[i]);
    }
  }
}
