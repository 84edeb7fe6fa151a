package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When the system is asked what it has dropped, and how its count is read. */
class DropCheckTest {
  private static List<Boolean> due(boolean isTold, long... received) {
    var check = new DropCheck(isTold);
    return LongStream.of(received).mapToObj(check::isDue).toList();
  }

  @Test
  void whatNoDatagramTellsIsAskedOnceNothingComes() {
    assertEquals(
        List.of(false, false, false, true, false, false, true), due(true, 0, 5, 9, 9, 9, 10, 10));
  }

  @Test
  void otherwiseItIsAskedWheneverSomethingHasCome() {
    assertEquals(List.of(false, true, true, false, true), due(false, 0, 5, 9, 9, 10));
  }

  @Test
  void theCountHas32Bits() {
    var counter = new DropCounter();
    assertFalse(counter.changes(0), "not known");
    assertTrue(counter.changes(-2));
    assertEquals(0xFFFF_FFFEL, counter.total());
    assertFalse(counter.changes(-2));
    assertTrue(counter.changes(1));
    assertFalse(counter.changes(0), "not known");
    assertEquals(0x1_0000_0001L, counter.total());
  }
}
