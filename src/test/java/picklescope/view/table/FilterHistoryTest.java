package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilterHistoryTest {
  private final FilterHistory history = new FilterHistory();

  @Test
  void olderOnesAreRecalledOneByOneAndNewerOnesBack() {
    history.add("a");
    history.add("b");
    history.add("c");
    assertEquals(Optional.of("b"), history.older(), "the newest is what stands there");
    assertEquals(Optional.of("a"), history.older());
    assertEquals(Optional.empty(), history.older());
    assertEquals(Optional.of("b"), history.newer());
    assertEquals(Optional.of("c"), history.newer());
    assertEquals(Optional.empty(), history.newer());
  }

  @Test
  void whatIsWrittenIsNewerThanTheNewest() {
    history.add("a");
    history.add("b");
    history.written();
    assertEquals(Optional.of("b"), history.older());
    assertEquals(Optional.empty(), history.newer());
  }

  @Test
  void oneThatIsUsedAgainIsTheNewestAndStandsThereOnce() {
    history.add("a");
    history.add("b");
    history.add("a");
    assertEquals(Optional.of("b"), history.older());
    assertEquals(Optional.empty(), history.older());
  }

  @Test
  void theOldestAreForgotten() {
    for (int i = 0; i < 60; i++) {
      history.add("filter " + i);
    }
    int older = 0;
    while (history.older().isPresent()) {
      older++;
    }
    assertEquals(49, older);
    assertEquals(Optional.of("filter 11"), history.newer());
  }

  @Test
  void withoutAnyThereIsNothingToRecall() {
    assertEquals(Optional.empty(), history.older());
    assertEquals(Optional.empty(), history.newer());
  }
}
