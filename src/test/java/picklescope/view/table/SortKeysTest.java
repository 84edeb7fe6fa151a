package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;
import picklescope.python.PyBool;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.thread.Task;

class SortKeysTest {
  private static final long PLENTY = 1L << 30;

  @Test
  void numbersThenTextsThenNothing() throws JobException {
    List<PyValue> ascending =
        List.of(
            new PyFloat(Double.NEGATIVE_INFINITY),
            PyInt.of(Long.MIN_VALUE),
            PyInt.of(-3),
            new PyFloat(-2.5),
            PyBool.FALSE,
            new PyFloat(1e-300),
            PyBool.TRUE,
            PyInt.of(2),
            new PyFloat(1e300),
            new PyFloat(Double.POSITIVE_INFINITY),
            new PyFloat(Double.NaN),
            PyStr.of(""),
            PyStr.of("10"),
            PyStr.of("LAB"),
            PyStr.of("lab"));
    var keys = new SortKeys(ascending.size() + 1, PLENTY);
    for (int i = 0; i < ascending.size(); i++) {
      keys.value(i, ascending.get(i));
    }
    keys.missing(ascending.size());
    long[] all = keys.finish();
    for (int i = 1; i < all.length; i++) {
      assertTrue(all[i - 1] < all[i], "place " + i);
    }
  }

  @Test
  void zeroIsZeroWhateverItsSign() throws JobException {
    var keys = new SortKeys(3, PLENTY);
    keys.value(0, new PyFloat(-0.0));
    keys.value(1, new PyFloat(0.0));
    keys.value(2, PyInt.of(0));
    assertEquals(1, Arrays.stream(keys.finish()).distinct().count());
  }

  @Test
  void textsTakeNoMoreMemoryThanAllowed() throws JobException {
    var keys = new SortKeys(1000, 10_000);
    var full =
        assertThrows(
            JobException.class,
            () -> {
              for (int i = 0; i < 1000; i++) {
                keys.text(i, "text " + i);
              }
            });
    assertTrue(full.getMessage().contains("filter first"), full.getMessage());
  }

  @Test
  void radixOrderIsTheStableOrder() {
    var random = new Random(TestSeed.get());
    for (int turn = 0; turn < 50; turn++) {
      int bits = 1 + random.nextInt(64);
      long[] keys =
          LongStream.generate(() -> random.nextLong() >> 64 - bits)
              .limit(random.nextInt(3000))
              .toArray();
      int[] expected =
          IntStream.range(0, keys.length)
              .boxed()
              .sorted(Comparator.comparingLong(i -> keys[i]))
              .mapToInt(i -> i)
              .toArray();
      assertArrayEquals(expected, RadixOrder.of(keys, new long[0], 0, new Task()), "bits " + bits);
    }
  }
}
