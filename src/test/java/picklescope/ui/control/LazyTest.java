package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A pane is created when it is needed first. */
class LazyTest {
  @Test
  void itIsCreatedOnceAndOnlyWhenItIsNeeded() {
    var count = new AtomicInteger();
    var lazy = new Lazy<>(count::incrementAndGet);
    var passed = new ArrayList<Integer>();
    lazy.ifMade(passed::add);
    assertEquals(0, count.get());
    assertEquals(1, lazy.get());
    assertEquals(1, lazy.get());
    lazy.ifMade(passed::add);
    assertEquals(1, passed.size());
    assertEquals(1, count.get());
  }
}
