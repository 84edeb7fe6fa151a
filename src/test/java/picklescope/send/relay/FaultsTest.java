package picklescope.send.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.net.RelayPolicy.Delivery;

class FaultsTest {
  private static final int MANY = 100_000;
  private static final long MILLI = 1_000_000;

  /** Far from 0, as the times of System.nanoTime may be. */
  private static final long START = Long.MAX_VALUE - 1_000_000_000L;

  private static final FaultPlan ALL = plan(5, 2, 3, 20, 5, FaultPlan.UNLIMITED, 7);

  @ParameterizedTest
  @CsvSource({"5, 1", "5, 2", "0.1, 3", "50, 4", "99, 5"})
  void losesSoManyPercent(double percent, long seed) {
    var faults = faults(plan(percent, 0, 0, 0, 0, FaultPlan.UNLIMITED, seed));
    long lost = run(faults, MANY, MILLI).stream().filter(List::isEmpty).count();
    assertShare(percent, lost);
    assertEquals(lost, faults.counts().lost());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "30, 2"})
  void duplicatesSoManyPercent(double percent, long seed) {
    var faults = faults(plan(0, percent, 0, 0, 0, FaultPlan.UNLIMITED, seed));
    var all = run(faults, MANY, MILLI);
    long twice = all.stream().filter(times -> times.size() == 2).count();
    assertShare(percent, twice);
    assertEquals(MANY - twice, all.stream().filter(times -> times.size() == 1).count());
    assertEquals(twice, faults.counts().duplicated());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 2"})
  void holdsBackSoManyPercent(double percent, long seed) {
    var faults = faults(plan(0, 0, percent, 0, 0, FaultPlan.UNLIMITED, seed));
    var all = run(faults, MANY, MILLI);
    long heldBack = 0;
    for (int i = 0; i < MANY; i++) {
      long late = all.get(i).getFirst() - at(i, MILLI);
      assertTrue(late == 0 || late == Faults.HELD_BACK_MILLIS * MILLI, "late by " + late);
      heldBack += late == 0 ? 0 : 1;
    }
    assertShare(percent, heldBack);
    assertEquals(heldBack, faults.counts().reordered());
  }

  @Test
  void theDelayDiffersEvenlyByTheJitter() {
    long step = 100 * MILLI; // so that none waits for the one before
    var all = run(faults(plan(0, 0, 0, 20, 5, FaultPlan.UNLIMITED, 9)), MANY, step);
    long[] tenths = new long[10];
    for (int i = 0; i < MANY; i++) {
      double late = (all.get(i).getFirst() - at(i, step)) / (double) MILLI;
      assertTrue(late >= 15 && late <= 25, "late by " + late);
      tenths[Math.min(9, (int) (late - 15))]++;
    }
    for (long tenth : tenths) {
      assertShare(10, tenth);
    }
  }

  @Test
  void jitterAloneKeepsTheOrder() {
    var all = run(faults(plan(0, 10, 0, 20, 20, FaultPlan.UNLIMITED, 3)), MANY, MILLI);
    long last = START;
    for (var times : all) {
      for (long time : times) {
        assertTrue(time - last >= 0);
        last = time;
      }
    }
  }

  @Test
  void theRateIsKeptAndWhatWaitsIsBounded() {
    var faults = faults(plan(0, 0, 0, 0, 0, 100, 1));
    var all = run(faults, 3_000, 0); // all at once
    assertEquals(Faults.MOST_WAITING + 1, all.stream().filter(times -> !times.isEmpty()).count());
    for (int i = 0; i <= Faults.MOST_WAITING; i++) {
      assertEquals(START + i * 10 * MILLI, all.get(i).getFirst());
    }
    assertEquals(3_000 - Faults.MOST_WAITING - 1, faults.counts().tooMany());

    long later = START + 3_600_000 * MILLI; // the line is free, and nothing is saved up
    assertEquals(List.of(new Delivery(later)), faults.decide(datagram(0), later));
    assertEquals(List.of(new Delivery(later + 10 * MILLI)), faults.decide(datagram(0), later));
  }

  @Test
  void aRateThatIsNotReachedDelaysNothing() {
    var all = run(faults(plan(0, 0, 0, 0, 0, 1_000, 1)), 1_000, MILLI);
    for (int i = 0; i < 1_000; i++) {
      assertEquals(List.of(at(i, MILLI)), all.get(i));
    }
  }

  @Test
  void theSameSeedGivesTheSameFaults() {
    assertEquals(run(faults(ALL), 10_000, MILLI), run(faults(ALL), 10_000, MILLI));
    var other = plan(5, 2, 3, 20, 5, FaultPlan.UNLIMITED, 8);
    assertNotEquals(run(faults(ALL), 10_000, MILLI), run(faults(other), 10_000, MILLI));
  }

  @Test
  void aSeedLosesTheSameMessagesWhateverTheOtherFaultsAre() {
    var alone = run(faults(plan(5, 0, 0, 0, 0, FaultPlan.UNLIMITED, 7)), 10_000, MILLI);
    assertEquals(lost(alone), lost(run(faults(ALL), 10_000, MILLI)));
  }

  @Test
  void messagesThatAreNotChosenArePassedOnAtOnceAndChangeNothing() {
    var faults = new Faults(ALL, datagram -> datagram.number() % 2 == 0);
    var expected = faults(ALL);
    for (int i = 0; i < 10_000; i++) {
      long now = at(i, MILLI);
      var times = faults.decide(datagram(i), now);
      assertEquals(
          i % 2 == 0 ? expected.decide(datagram(i), now) : List.of(new Delivery(now)), times);
    }
  }

  @Test
  void noFaultsPassEverythingOnAtOnce() {
    assertTrue(FaultPlan.NONE.isNone());
    assertFalse(plan(0, 0, 0, 0, 0, 100, 0).isNone());
    var all = run(faults(FaultPlan.NONE), 1_000, MILLI);
    for (int i = 0; i < 1_000; i++) {
      assertEquals(List.of(at(i, MILLI)), all.get(i));
    }
    assertEquals(new FaultCounts(0, 0, 0, 0), faults(FaultPlan.NONE).counts());
  }

  @Test
  void aPlanIsWrittenInWords() {
    assertEquals(
        "loss 5 %, duplicates 2 %, reordering 0.5 %, delay 20 ± 5 ms, at most 100 messages a"
            + " second, seed 7",
        plan(5, 2, 0.5, 20, 5, 100, 7).text());
    assertEquals("delay 20 ms, seed 1", plan(0, 0, 0, 20, 0, FaultPlan.UNLIMITED, 1).text());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 100.5, Double.NaN})
  void percentagesAreChecked(double percent) {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> plan(percent, 0, 0, 0, 0, FaultPlan.UNLIMITED, 1));
    assertTrue(e.getMessage().contains("from 0 to 100 percent"), e.getMessage());
  }

  @Test
  void timesAndTheRateAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> plan(0, 0, 0, 4, 5, 100, 1));
    assertThrows(IllegalArgumentException.class, () -> plan(0, 0, 0, -1, 0, 100, 1));
    assertThrows(IllegalArgumentException.class, () -> plan(0, 0, 0, 3_600_001, 0, 100, 1));
    assertThrows(IllegalArgumentException.class, () -> plan(0, 0, 0, 0, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> plan(0, 0, 0, 0, 0, Double.NaN, 1));
  }

  /** A share of MANY that differs by more than five standard deviations is not the given one. */
  private static void assertShare(double percent, long count) {
    double expected = MANY * percent / 100;
    double deviation = Math.sqrt(expected * (1 - percent / 100));
    assertEquals(expected, count, 5 * deviation);
  }

  private static List<Integer> lost(List<List<Long>> all) {
    var lost = new ArrayList<Integer>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isEmpty()) {
        lost.add(i);
      }
    }
    return lost;
  }

  private static List<List<Long>> run(Faults faults, int count, long step) {
    var all = new ArrayList<List<Long>>();
    for (int i = 0; i < count; i++) {
      all.add(faults.decide(datagram(i), at(i, step)).stream().map(Delivery::atNanos).toList());
    }
    return Collections.unmodifiableList(all);
  }

  private static long at(int i, long step) {
    return START + i * step;
  }

  private static Faults faults(FaultPlan plan) {
    return new Faults(plan, _ -> true);
  }

  private static FaultPlan plan(
      double loss,
      double duplicates,
      double reordering,
      long delay,
      long jitter,
      double rate,
      long seed) {
    return new FaultPlan(
        loss,
        duplicates,
        reordering,
        Duration.ofMillis(delay),
        Duration.ofMillis(jitter),
        rate,
        seed);
  }

  private static Datagram datagram(long number) {
    var address = new InetSocketAddress("127.0.0.1", 4950);
    return new Datagram(number, 0, Direction.IN, address, address, new byte[0]);
  }
}
