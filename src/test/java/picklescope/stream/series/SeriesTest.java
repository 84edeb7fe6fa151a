package picklescope.stream.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.TestSeed;

class SeriesTest {
  private static final long NO_BOUND = Long.MAX_VALUE;
  private static final int COUNT = 50_001;

  private final SplittableRandom random = new SplittableRandom(TestSeed.get());
  private final long[] times = new long[COUNT];
  private final long[] numbers = new long[COUNT];
  private final double[] values = new double[COUNT];

  /** How values go on. */
  private enum Kind {
    WALK,
    FLOATS,
    JUMPS,
    GAPS,
    INFINITE,
    HUGE;

    double next(double last, SplittableRandom random) {
      return switch (this) {
        case WALK -> last + random.nextDouble(-1, 1);
        case FLOATS -> random.nextInt(1_000) / 8.0;
        case JUMPS -> random.nextInt(500) == 0 ? random.nextDouble(-1e9, 1e9) : last + 1e-7;
        case GAPS -> random.nextInt(3) == 0 ? Double.NaN : random.nextDouble();
        case INFINITE ->
            random.nextInt(40) == 0
                ? (random.nextBoolean() ? 1 : -1) * Double.POSITIVE_INFINITY
                : -random.nextDouble();
        case HUGE -> random.nextDouble(-1, 1) * Double.MAX_VALUE;
      };
    }
  }

  private Series filled(SeriesStore store, Kind kind) {
    var series = store.add();
    long time = 1_790_000_000_000_000_000L;
    double value = 0;
    for (int i = 0; i < COUNT; i++) {
      time += random.nextInt(20) == 0 ? -random.nextInt(9_000_000) : random.nextInt(9_000_000);
      value = kind.next(Double.isFinite(value) ? value : 0, random);
      numbers[i] = (i == 0 ? 0 : numbers[i - 1]) + 1 + random.nextInt(3);
      series.append(time, numbers[i], value);
      times[i] = i == 0 ? time : Math.max(times[i - 1], time);
      values[i] = value;
    }
    return series;
  }

  /** The greatest difference of a time in a chunk that lasts longer than 2^32 ns. */
  private static final long ROUNDED = 16;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void hasWhatAPlainLoopFinds(Kind kind) {
    Points points = filled(new SeriesStore(NO_BOUND), kind).points();
    assertEquals(COUNT, points.size());
    for (int i = 0; i < COUNT; i++) {
      assertEquals(values[i], points.value(i), "value " + i);
      assertEquals(numbers[i], points.number(i), "number " + i);
      long off = times[i] - points.time(i);
      assertTrue(off >= 0 && off < ROUNDED, "time " + i + " " + off);
    }
    for (int round = 0; round < 3_000; round++) {
      int from = random.nextInt(COUNT);
      int to = from + random.nextInt(random.nextBoolean() ? COUNT - from + 1 : 40);
      range(points, from, Math.min(to, COUNT));
    }
  }

  private void range(Points points, int from, int to) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (Double.isFinite(values[i])) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
    }
    var bounds = new Bounds();
    points.addTo(bounds, from, to);
    String range = from + " to " + to;
    assertEquals(low, bounds.low(), range);
    assertEquals(high, bounds.high(), range);
    assertEquals(low > high, bounds.isEmpty(), range);
  }

  @Test
  void findsTheFirstPointOfATime() {
    Points points = filled(new SeriesStore(NO_BOUND), Kind.WALK).points();
    assertEquals(0, points.indexOf(Long.MIN_VALUE));
    assertEquals(COUNT, points.indexOf(Long.MAX_VALUE));
    for (int round = 0; round < 3_000; round++) {
      long time = points.time(random.nextInt(COUNT)) + random.nextInt(3) - 1;
      int index = points.indexOf(time);
      assertTrue(index == COUNT || points.time(index) >= time);
      assertTrue(index == 0 || points.time(index - 1) < time);
    }
    assertEquals(0, Points.NONE.indexOf(5));
  }

  @Test
  void aViewStaysAsItWas() {
    var series = new SeriesStore(NO_BOUND).add();
    series.append(10, 1, 5);
    Points before = series.points();
    for (int i = 0; i < 10_000; i++) {
      series.append(11 + i, 2 + i, -1);
    }
    assertEquals(1, before.size());
    assertEquals(1, before.indexOf(11));
    var bounds = new Bounds();
    before.addTo(bounds, 0, 1);
    assertEquals(5, bounds.low());
    assertEquals(10_001, series.points().size());
  }

  @Test
  void countsTimesThatRunBackwards() {
    var series = new SeriesStore(NO_BOUND).add();
    for (long time : new long[] {10, 9, 12, 12, 11}) {
      series.append(time, 1, 0);
    }
    assertEquals(2, series.late());
    Points points = series.points();
    assertEquals(10, points.time(1));
    assertEquals(12, points.time(4));
  }

  @Test
  void momentsAreThoseOfAPlainLoop() {
    Points points = filled(new SeriesStore(NO_BOUND), Kind.GAPS).points();
    for (int round = 0; round < 200; round++) {
      int from = random.nextInt(COUNT);
      int to = from + random.nextInt(COUNT - from + 1);
      double[] finite = Arrays.stream(values, from, to).filter(Double::isFinite).toArray();
      double mean = Arrays.stream(finite).average().orElse(0);
      double squares = Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum();
      Moments moments = points.moments(from, to);
      assertEquals(finite.length, moments.count());
      assertEquals(mean, moments.mean(), 1e-9);
      double deviation = finite.length < 2 ? 0 : Math.sqrt(squares / (finite.length - 1));
      assertEquals(deviation, moments.deviation(), 1e-9);
    }
  }

  @Test
  void aSeriesAloneNeedsAtMostTwentyBytesAPoint() {
    var store = new SeriesStore(NO_BOUND);
    filled(store, Kind.WALK);
    assertTrue(store.bytes() < 18L * COUNT, store.bytes() + " bytes");
  }

  @Test
  void seriesOfTheSameMessagesShareTheirTimes() {
    var store = new SeriesStore(NO_BOUND);
    var all = new Series[10];
    Arrays.setAll(all, _ -> store.add());
    for (int i = 0; i < COUNT; i++) {
      for (Series one : all) {
        one.append(i * 1_000L, 2L * i, Math.sin(i));
      }
    }
    assertTrue(store.bytes() < 10L * COUNT * all.length, store.bytes() + " bytes");
    for (Series one : all) {
      store.remove(one);
    }
    assertEquals(0, store.bytes());
  }

  @Test
  void aboveItsBoundTheOldestPointsAreDroppedToTheirRanges() {
    var store = new SeriesStore(300_000);
    var series = filled(store, Kind.WALK);
    assertTrue(store.bytes() <= 300_000);
    assertTrue(series.coarse() > 0);
    assertEquals(0, series.dropped());
    Points points = series.points();
    assertEquals(COUNT, points.size());
    assertFalse(points.isExact(0));
    assertTrue(points.isExact(COUNT - 1));
    for (int round = 0; round < 1_000; round++) {
      int from = random.nextInt(COUNT / 256) * 256;
      int to = from + random.nextInt((COUNT - from) / 256 + 1) * 256;
      range(points, from, to);
    }
    for (int i = 1; i < COUNT; i++) {
      assertTrue(points.time(i) >= points.time(i - 1), "time " + i);
    }
  }

  @Test
  void aboveItThenTheOldestAreDroppedAltogether() {
    var store = new SeriesStore(2_000);
    var series = filled(store, Kind.WALK);
    assertTrue(store.bytes() <= 2_000, store.bytes() + " bytes");
    assertTrue(series.dropped() > 0);
    Points points = series.points();
    assertEquals(COUNT, points.size() + series.dropped());
    assertEquals(values[COUNT - 1], points.value(points.size() - 1));
    store.remove(series);
    assertEquals(0, store.bytes());
  }
}
