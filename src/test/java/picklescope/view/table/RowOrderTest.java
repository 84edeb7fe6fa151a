package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.thread.LongList;
import picklescope.thread.Task;
import picklescope.view.MadeCapture;

/** The orders of the capture, of a filter and of a sort, with what is cleared and paused. */
class RowOrderTest {
  private final MadeCapture capture = new MadeCapture();
  private final LiveLimits limits = new LiveLimits(capture.journal());

  @AfterEach
  void close() {
    capture.close();
  }

  private static List<Long> numbers(RowOrder order) {
    return LongStream.range(order.begin(), order.end()).map(order::numberAt).boxed().toList();
  }

  private static LongList matches(long... numbers) {
    var matches = new LongList();
    Arrays.stream(numbers).forEach(matches::append);
    return matches;
  }

  @Test
  void theCapturesOrderIsThatOfItsNumbers() throws Exception {
    var order = new CaptureOrder(limits);
    assertEquals(0, order.size());
    capture.addNumbers(1, 4);
    assertEquals(List.of(1L, 2L, 3L, 4L), numbers(order));
    assertEquals(2, order.indexOf(3));
    assertEquals(4, order.indexOf(9), "after the last");
    assertEquals(0, order.indexOf(-9));
    assertTrue(order.grows());
  }

  @Test
  void whatIsClearedIsGoneAndAnIndexKeepsItsMeaning() throws Exception {
    var order = new CaptureOrder(limits);
    capture.addNumbers(1, 4);
    limits.clear();
    assertEquals(0, order.size());
    assertEquals(4, order.indexOf(2));
    capture.addNumbers(5, 6);
    assertEquals(List.of(5L, 6L), numbers(order));
    assertEquals(5, order.numberAt(4));
  }

  @Test
  void whatComesWhilePausedWaits() throws Exception {
    var order = new CaptureOrder(limits);
    capture.addNumbers(1, 3);
    limits.pause(true);
    capture.addNumbers(4, 8);
    assertEquals(List.of(1L, 2L, 3L), numbers(order));
    assertEquals(5, limits.waiting());
    limits.clear();
    assertEquals(List.of(), numbers(order), "cleared while paused");
    limits.pause(false);
    assertEquals(List.of(4L, 5L, 6L, 7L, 8L), numbers(order), "what came since is not cleared");
    assertEquals(0, limits.waiting());
  }

  @Test
  void aFiltersOrderHasWhatItHasChosen() throws Exception {
    capture.addNumbers(1, 9);
    var matches = matches(2, 5, 7);
    var order = new FilteredOrder(matches, limits);
    assertEquals(List.of(2L, 5L, 7L), numbers(order));
    assertEquals(1, order.indexOf(5));
    assertEquals(2, order.indexOf(6), "the first one after it");
    assertEquals(3, order.indexOf(8));
    matches.append(9);
    assertEquals(4, order.size());
  }

  @Test
  void aFiltersOrderIsClearedAndPausedByNumber() throws Exception {
    capture.addNumbers(1, 6);
    var matches = matches(2, 5);
    var order = new FilteredOrder(matches, limits);
    limits.pause(true);
    capture.addNumbers(7, 9);
    matches.append(6);
    matches.append(8);
    assertEquals(List.of(2L, 5L, 6L), numbers(order), "6 was there when it was paused");
    limits.clear();
    assertEquals(List.of(), numbers(order));
    limits.pause(false);
    assertEquals(List.of(8L), numbers(order));
    assertEquals(3, order.indexOf(2), "the first row there is");
  }

  @Test
  void aSortedOrderStaysAsItWas() {
    var base = MadeOrder.of(10, 20, 30, 40);
    base.letGo(1);
    var sorted = new SortedOrder(base, 1, new int[] {2, 0, 1});
    base.add(50);
    assertEquals(List.of(40L, 20L, 30L), numbers(sorted));
    assertEquals(1, sorted.indexOf(20));
    assertEquals(3, sorted.indexOf(50), "it is not in it");
    assertFalse(sorted.grows());
  }

  @Test
  void radixOrderPutsNegativeKeysFirst() {
    long[] keys = {5, -1, Long.MAX_VALUE, 0, Long.MIN_VALUE, -1, 5};
    assertEquals(
        List.of(4, 1, 5, 3, 0, 6, 2),
        Arrays.stream(RadixOrder.of(keys, new long[0], 0, new Task())).boxed().toList());
  }
}
