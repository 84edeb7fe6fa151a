package picklescope.stream.series;

import java.util.Arrays;

/**
 * The times and message numbers of a full chunk, four bytes each. Times are exact within 4.29
 * seconds; in a longer chunk they are rounded down to 2<sup>-32</sup> of its length. Shared by the
 * series whose values come from the same messages. Immutable.
 */
final class PackedTimes {
  private final long firstTime;
  private final int shift;
  private final int[] times;
  private final long firstNumber;
  private final int[] numbers; // empty if they follow one another

  private PackedTimes(long firstTime, int shift, int[] times, long firstNumber, int[] numbers) {
    this.firstTime = firstTime;
    this.shift = shift;
    this.times = times;
    this.firstNumber = firstNumber;
    this.numbers = numbers;
  }

  /** Packs ascending times and numbers, of which no two are 2<sup>32</sup> apart. */
  static PackedTimes of(long[] times, long[] numbers) {
    int last = times.length - 1;
    int shift = Math.max(0, 32 - Long.numberOfLeadingZeros(times[last] - times[0]));
    var packed = new int[times.length];
    var packedNumbers = new int[times.length];
    boolean dense = true;
    for (int i = 0; i <= last; i++) {
      packed[i] = (int) ((times[i] - times[0]) >>> shift);
      packedNumbers[i] = (int) (numbers[i] - numbers[0]);
      dense &= packedNumbers[i] == i;
    }
    return new PackedTimes(times[0], shift, packed, numbers[0], dense ? new int[0] : packedNumbers);
  }

  long time(int index) {
    return firstTime + ((times[index] & 0xFFFF_FFFFL) << shift);
  }

  long number(int index) {
    return firstNumber + (numbers.length == 0 ? index : numbers[index] & 0xFFFF_FFFFL);
  }

  int bytes() {
    return (times.length + numbers.length) * Integer.BYTES;
  }

  boolean isSameAs(PackedTimes other) {
    return firstTime == other.firstTime
        && firstNumber == other.firstNumber
        && shift == other.shift
        && Arrays.equals(times, other.times)
        && Arrays.equals(numbers, other.numbers);
  }
}
