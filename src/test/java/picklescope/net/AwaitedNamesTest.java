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
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AwaitedNamesTest {
  private static final long MOST = AwaitedNames.MOST_MILLIS * 1_000_000;

  private final Set<InetAddress> settled = new HashSet<>();
  private final List<InetAddress> givenUp = new ArrayList<>();
  private final AwaitedNames<Integer> names = new AwaitedNames<>(settled::contains, givenUp::add);

  private static InetAddress address(int last) throws Exception {
    return InetAddress.getByAddress(new byte[] {10, 0, (byte) (last >> 8), (byte) last});
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
    assertEquals(0, names.size());
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
    assertEquals(0, names.size());
  }

  @Test
  void aRoundAsksForSomeOfManyAddressesAndTheNextForOthers() throws Exception {
    var asked = new ArrayList<InetAddress>();
    var many =
        new AwaitedNames<Integer>(
            address -> {
              asked.add(address);
              return settled.contains(address);
            },
            givenUp::add);
    for (int i = 0; i < 3_000; i++) {
      many.holds(address(i), i, 0);
    }
    settled.add(address(2_999));
    asked.clear();
    var released = new ArrayList<Integer>();
    for (int round = 0; round < 3; round++) {
      int before = asked.size();
      released.addAll(many.released(1));
      assertTrue(asked.size() - before <= 1_000, () -> asked.size() + " questions");
    }
    assertEquals(List.of(2_999), released, "each was asked for");
    assertEquals(2_999, many.released(MOST).size());
    assertEquals(0, many.size());
    assertEquals(2_999, givenUp.size());
  }

  /** Who sends by IPv6 chooses half of the address, and so what it adds to the hash. */
  @Test
  void addressesWithOneHashCostNoMoreThanOthers() throws Exception {
    var hashes = new HashSet<Integer>();
    for (int i = 0; i < 60_000; i++) {
      var address = InetAddress.getByAddress(withHashOfZero(i));
      hashes.add(address.hashCode());
      assertTrue(names.holds(address, i, 0));
    }
    assertEquals(1, hashes.size());
    assertEquals(60_000, names.released(MOST).size());
  }

  /** The hash is the sum of four numbers of four bytes, of which the last two differ here. */
  private static byte[] withHashOfZero(int i) {
    byte[] address = new byte[16];
    address[0] = (byte) 0xFD;
    long hash = (long) address[0] << 24;
    for (int at = 8; at < 12; at++) {
      address[at] = (byte) (i >>> 8 * (11 - at));
      hash += (long) address[at] << 8 * (11 - at);
    }
    long rest = -hash;
    for (int at = 15; at >= 12; at--) {
      address[at] = (byte) rest;
      rest = rest - address[at] >> 8;
    }
    return address;
  }
}
