package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;

class TicksTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<String> labels(List<Tick> ticks) {
    return ticks.stream().map(Tick::label).toList();
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(nanos(from), nanos(to));
  }

  private static long nanos(String time) {
    var instant = Instant.parse(time);
    return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
  }

  @Test
  void valuesAreRound() {
    assertEquals(List.of("0", "20", "40", "60", "80", "100"), labels(ValueTicks.of(-3, 103, 6)));
    assertEquals(List.of("-0.2", "-0.1", "0", "0.1", "0.2"), labels(ValueTicks.of(-0.25, 0.21, 5)));
    assertEquals(List.of("1.0e9", "1.5e9", "2.0e9"), labels(ValueTicks.of(0.9e9, 2.1e9, 4)));
    assertEquals(List.of("0", "2e-7", "4e-7"), labels(ValueTicks.of(-1e-8, 5e-7, 3)));
  }

  @Test
  void anyRangeHasDifferentTicksWithinIt() {
    var random = new SplittableRandom(TestSeed.get());
    for (int round = 0; round < 20_000; round++) {
      double low = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-300, 300));
      double high = low + Math.abs(low) * Math.pow(10, random.nextInt(-9, 5));
      if (low < high && Double.isFinite(high)) {
        int most = random.nextInt(2, 12);
        var ticks = ValueTicks.of(low, high, most);
        String what = low + " to " + high + ": " + ticks;
        assertTrue(ticks.size() <= most + 1, what);
        assertTrue(ticks.stream().allMatch(t -> t.share() > -1e-6 && t.share() < 1 + 1e-6), what);
        assertEquals(ticks.size(), new HashSet<>(labels(ticks)).size(), what);
      }
    }
    assertEquals(3, ValueTicks.of(-Double.MAX_VALUE, Double.MAX_VALUE, 4).size());
  }

  @Test
  void timesAreRoundInTheZone() {
    assertEquals(
        List.of("10:00", "10:15", "10:30", "10:45", "11:00"),
        labels(TimeTicks.of(range("2026-03-01T09:00:00Z", "2026-03-01T10:00:00Z"), 5, BERLIN)));
    assertEquals(
        List.of("10:00:00.2", "10:00:00.4", "10:00:00.6"),
        labels(
            TimeTicks.of(
                range("2026-03-01T09:00:00.100Z", "2026-03-01T09:00:00.700Z"), 4, BERLIN)));
    assertEquals(
        List.of("Mar 2", "Mar 3"),
        labels(TimeTicks.of(range("2026-03-01T09:00:00Z", "2026-03-03T10:00:00Z"), 4, BERLIN)));
    assertEquals(
        List.of("10:00:00.000005", "10:00:00.000010"),
        labels(
            TimeTicks.of(
                range("2026-03-01T09:00:00.000001Z", "2026-03-01T09:00:00.000012Z"), 3, BERLIN)));
  }

  @Test
  void anyRangeOfTimeHasAFewTicks() {
    var random = new SplittableRandom(TestSeed.get());
    for (int round = 0; round < 5_000; round++) {
      long from = random.nextLong(4_000_000_000_000_000_000L);
      var range = new TimeRange(from, from + 1 + random.nextLong(1L << random.nextInt(10, 60)));
      var ticks = TimeTicks.of(range, 8, BERLIN);
      assertTrue(ticks.size() <= 9, range + ": " + ticks);
      assertTrue(ticks.stream().allMatch(t -> t.share() >= 0 && t.share() <= 1), range.toString());
    }
  }
}
