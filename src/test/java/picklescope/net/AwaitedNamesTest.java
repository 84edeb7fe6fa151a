package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AwaitedNamesTest {
  private static final long MOST = AwaitedNames.MOST_MILLIS * 1_000_000;

  private final Set<InetAddress> settled = new HashSet<>();
  private final List<InetAddress> givenUp = new ArrayList<>();
  private final AwaitedNames<Integer> names = new AwaitedNames<>(settled::contains, givenUp::add);

  private static InetAddress address(int last) throws Exception {
    return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
  }

  @Test
  void itemsWaitUntilTheNameIsKnownAndOthersDoNot() throws Exception {
    settled.add(address(2));
    assertTrue(names.holds(address(1), 1, 0));
    assertFalse(names.holds(address(2), 2, 0));
    assertTrue(names.holds(address(1), 3, 10));
    assertEquals(List.of(), names.released(MOST - 1));
    settled.add(address(1));
    assertTrue(names.holds(address(1), 4, 20), "in their order");
    assertEquals(List.of(1, 3, 4), names.released(30));
    assertFalse(names.holds(address(1), 5, 40));
    assertTrue(names.isEmpty());
    assertEquals(List.of(), givenUp);
  }

  @Test
  void anAddressIsWaitedForOnceAndThenReported() throws Exception {
    assertTrue(names.holds(address(1), 1, 5));
    assertTrue(names.holds(address(2), 2, MOST));
    assertEquals(List.of(1), names.released(MOST + 5));
    assertFalse(names.holds(address(1), 3, MOST + 6));
    assertEquals(List.of(2), names.released(2 * MOST));
    assertEquals(List.of(address(1), address(2)), givenUp);
  }

  @Test
  void aFloodDoesNotWaitWithoutBound() throws Exception {
    int waiting = 0;
    for (int i = 0; i < 300_000; i++) {
      waiting += names.holds(address(i % 100), i, 0) ? 1 : 0;
    }
    assertEquals(100_000, waiting);
    assertEquals(100, givenUp.size());
    assertEquals(100_000, names.released(1).size() + names.released(MOST).size());
    assertTrue(names.isEmpty());
  }
}
