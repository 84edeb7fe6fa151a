package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The destinations that are remembered and completed. */
class RecentDestinationsTest {
  @Test
  void theLatestIsFirstAndTheOldestForgotten() {
    var recent = new RecentDestinations(List.of("a", "b"));
    assertEquals(List.of("b", "a"), recent.with("b").list());
    assertEquals(List.of("c", "a", "b"), recent.with("c").list());
    for (int i = 0; i < 20; i++) {
      recent = recent.with("host-" + i);
    }
    assertEquals(12, recent.list().size());
    assertEquals("host-19", recent.list().getFirst());
    assertEquals("host-8", recent.list().getLast());
  }

  @Test
  void eachOfSeveralDestinationsIsCompleted() {
    var recent = new RecentDestinations(List.of("lab-3, Tracker:4951", "lab-3"));
    assertEquals("tr", RecentDestinations.part("lab-3; tr"));
    assertEquals("", RecentDestinations.part("lab-3, "));
    assertEquals(List.of("Tracker:4951"), recent.containing("tr"));
    assertEquals(List.of("lab-3"), recent.containing("LAB"));
    assertEquals(List.of(), recent.containing("lab-3"));
    assertEquals(List.of(), recent.containing(""));
  }
}
