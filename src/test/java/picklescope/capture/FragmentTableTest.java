package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which fragments become a packet, and what is kept of those that do not. */
@Timeout(120)
class FragmentTableTest {
  private static final long SECOND = 1_000_000_000L;

  private final PacketCounts counts = new PacketCounts();
  private final FragmentTable table = new FragmentTable(counts);

  private static FragmentKey key(int identification) {
    return new FragmentKey(0, 1, 0, 2, identification, 17);
  }

  private static Fragment fragment(int identification, int offset, boolean more, byte... bytes) {
    var segment = MemorySegment.ofArray(bytes);
    return new Fragment(key(identification), 17, offset, more, segment, 0);
  }

  private static Fragment first(int identification) {
    return fragment(identification, 0, true, new byte[8]);
  }

  private static Fragment last(int identification) {
    return fragment(identification, 8, false, new byte[3]);
  }

  private boolean completes(Fragment fragment) {
    return completes(fragment, 0);
  }

  private boolean completes(Fragment fragment, long timeNanos) {
    return table.add(fragment, timeNanos).isPresent();
  }

  /** Gives up the rest; returns how many fragments did not become a packet. */
  private long givenUp() {
    table.giveUpAll();
    assertEquals(0, table.size());
    assertEquals(0, table.bytes());
    return counts.snapshot().getOrDefault(PacketKind.FRAGMENT, 0L);
  }

  @Test
  void theyAreReturnedInTheirOrderWhenTheLastOneIsThere() {
    var one = fragment(1, 0, true, new byte[16]);
    var two = fragment(1, 16, true, new byte[8]);
    var three = fragment(1, 24, false, new byte[1]);
    assertFalse(completes(three));
    assertFalse(completes(one));
    assertEquals(Optional.of(List.of(one, two, three)), table.add(two, 0));
    assertEquals(0, givenUp());
  }

  @Test
  void theSameAgainIsIgnored() {
    assertFalse(completes(first(1)));
    assertFalse(completes(first(1)));
    assertTrue(completes(last(1)));
    assertFalse(completes(last(1)), "of another packet with the same identification");
    assertTrue(completes(first(1)));
    assertEquals(0, givenUp());
  }

  @Test
  void onlyThoseWithTheSameKeyBelongTogether() {
    var keys =
        List.of(
            key(1),
            key(2),
            new FragmentKey(0, 1, 0, 2, 1, 6),
            new FragmentKey(0, 1, 0, 2, 1, FragmentKey.IPV6),
            new FragmentKey(0, 3, 0, 2, 1, 17),
            new FragmentKey(0, 1, 0, 3, 1, 17),
            new FragmentKey(1, 1, 0, 2, 1, FragmentKey.IPV6),
            new FragmentKey(0, 1, 1, 2, 1, FragmentKey.IPV6));
    for (var key : keys) {
      assertFalse(completes(new Fragment(key, 17, 0, true, MemorySegment.ofArray(new byte[8]), 0)));
    }
    assertEquals(keys.size(), table.size());
    for (var key : keys) {
      assertTrue(completes(new Fragment(key, 17, 8, false, MemorySegment.ofArray(new byte[8]), 0)));
    }
  }

  /** RFC 5722: with the fragments that are still to come. */
  @Test
  void aPacketWithOverlapsIsRefusedAsAWhole() {
    var overlaps =
        List.of(
            fragment(1, 8, true, new byte[16]), // over the whole of it
            fragment(1, 16, false, new byte[9]), // one byte beyond it
            fragment(1, 0, true, new byte[24]), // over its beginning
            fragment(1, 8, true, new byte[8]), // up to its end
            fragment(1, 16, true, (byte) 1, (byte) 0, (byte) 0, (byte) 0), // within it
            fragment(1, 16, true, new byte[8]), // the same, but others follow
            fragment(1, 16, false, new byte[] {0, 0, 0, 0, 0, 0, 0, 1})); // with other bytes
    for (var overlap : overlaps) {
      var table = new FragmentTable(counts);
      assertTrue(table.add(fragment(1, 16, false, new byte[8]), 0).isEmpty());
      if (overlap.offset() == 8 && overlap.end() == 16) {
        assertTrue(
            table.add(fragment(1, 8, true, new byte[] {0, 0, 0, 0, 0, 0, 0, 1}), 0).isEmpty());
      }
      assertTrue(table.add(overlap, 0).isEmpty());
      assertTrue(table.add(fragment(1, 0, true, new byte[8]), 0).isEmpty());
      assertTrue(table.add(fragment(1, 8, true, new byte[8]), 0).isEmpty());
      assertTrue(table.add(fragment(1, 16, false, new byte[8]), 0).isEmpty());
      assertEquals(0, table.bytes());
      assertEquals(1, table.size());
    }
    assertEquals(overlaps.size() * 5 + 1, givenUp());
  }

  @Test
  void aPacketHasOneEnd() {
    for (var other :
        List.of(
            fragment(1, 0, false, new byte[8]),
            fragment(1, 32, false, new byte[8]),
            fragment(1, 32, true, new byte[8]))) {
      var table = new FragmentTable(counts);
      table.add(fragment(1, 16, false, new byte[8]), 0);
      assertTrue(table.add(other, 0).isEmpty());
      assertTrue(table.add(fragment(1, 0, true, new byte[16]), 0).isEmpty());
    }
    assertEquals(9, givenUp());
  }

  /** A refused identification may be used again later. */
  @Test
  void afterItsTimeAPacketIsGivenUp() {
    long life = FragmentTable.LIFETIME_NANOS;
    completes(first(1), SECOND);
    assertTrue(completes(last(1), SECOND + life), "just in time");
    completes(first(2), SECOND);
    assertFalse(completes(last(2), SECOND + life + 1));
    assertFalse(completes(last(2), SECOND + life + 2), "the same");
    assertTrue(completes(first(2), SECOND + 2 * life + 1));
    completes(first(3), SECOND);
    completes(fragment(3, 0, true, new byte[16]), SECOND);
    assertFalse(completes(first(3), SECOND));
    assertFalse(completes(first(3), SECOND + life + 1));
    assertTrue(completes(last(3), SECOND + life + 1));
    assertEquals(4, givenUp());
  }

  @Test
  void timesInAnyOrderAreNoReasonToKeepAnything() {
    completes(first(1), Long.MAX_VALUE);
    completes(first(2), 0);
    completes(first(3), 100 * SECOND);
    assertEquals(1, table.size());
    assertFalse(completes(last(3), 0));
    assertEquals(1, table.size());
  }

  /** Hostile captures: lonely first fragments, and packets of the smallest fragments. */
  @Test
  void whatIsHeldIsBounded() {
    for (int i = 0; i < 100_000; i++) {
      completes(first(i));
      assertTrue(table.size() <= FragmentTable.MOST_PACKETS);
    }
    assertEquals(FragmentTable.MOST_PACKETS, table.size());
    assertTrue(completes(last(99_999)), "the newest are kept");
    assertFalse(completes(last(0)));
    int packets = 30; // of which it holds 12
    for (int i = 0; i < packets; i++) {
      for (int offset = 0; offset < 65_000; offset += 8) {
        completes(fragment(200_000 + i, offset, true, new byte[8]));
        assertTrue(table.bytes() <= FragmentTable.MOST_BYTES);
      }
    }
    assertTrue(table.bytes() > FragmentTable.MOST_BYTES / 2);
    assertEquals(100_000 - 1 + 1 + packets * 8_125, givenUp());
  }

  /** None is the same as another one: each is in a packet or counted. */
  @Test
  void nothingIsSilentlyLost() {
    var random = new Random(7);
    long returned = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = ByteBuffer.allocate(8 * (1 + random.nextInt(2))).putInt(i).array();
      int offset = 8 * random.nextInt(5);
      var packet = table.add(fragment(random.nextInt(20), offset, offset < 24, bytes), i * SECOND);
      int end = 0;
      for (var part : packet.orElse(List.of())) {
        assertEquals(end, part.offset(), "no gap and no overlap");
        end = part.end();
        returned++;
      }
    }
    assertTrue(returned > 1000, "some are complete");
    assertEquals(200_000, returned + givenUp());
  }
}
