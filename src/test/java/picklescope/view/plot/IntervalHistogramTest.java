package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;
import picklescope.stream.series.Points;
import picklescope.stream.series.Series;
import picklescope.stream.series.SeriesStore;

class IntervalHistogramTest {
  private final Series series = new SeriesStore(Long.MAX_VALUE).add();

  private IntervalHistogram all() {
    return IntervalHistogram.of(series.points(), new TimeRange(0, Long.MAX_VALUE / 2));
  }

  @Test
  void quantilesAreThoseOfTheSortedIntervals() {
    var random = new SplittableRandom(TestSeed.get());
    long time = 0;
    for (int i = 0; i < 3_000; i++) { // in less than 4.29 s a chunk
      time += (long) Math.exp(random.nextDouble(1, 14));
      series.append(time, i, 0);
    }
    Points points = series.points();
    var intervals = new long[points.size() - 1];
    for (int i = 0; i < intervals.length; i++) {
      intervals[i] = points.time(i + 1) - points.time(i);
    }
    Arrays.sort(intervals);
    var histogram = all();
    assertEquals(intervals.length, histogram.count());
    assertEquals(intervals[intervals.length - 1] / 1e9, histogram.longest(), 1e-15);
    assertEquals(Arrays.stream(intervals).average().orElseThrow() / 1e9, histogram.mean(), 1e-12);
    for (double share : new double[] {0.01, 0.25, 0.5, 0.9, 0.99}) {
      double exact = intervals[(int) Math.ceil(share * intervals.length) - 1] / 1e9;
      assertEquals(exact, histogram.seconds(share), exact * 0.01, "quantile " + share);
    }
    assertEquals(intervals.length, Arrays.stream(histogram.bars()).sum());
    assertTrue(histogram.from() < histogram.to());
  }

  @Test
  void equalIntervalsAreExact() {
    for (int i = 0; i < 100; i++) {
      series.append(i * 16_666_667L, i, 0);
    }
    assertEquals("median 16.67 ms · mean 16.67 ms\np99 16.67 ms · longest 16.67 ms", all().text());
    assertEquals(99, all().highest());
  }

  @Test
  void fewerThanTwoPointsHaveNone() {
    assertEquals("", all().text());
    series.append(5, 1, 0);
    assertEquals(0, all().count());
    assertEquals(0, all().highest());
    series.append(5, 2, 0);
    assertEquals("median 0 s · mean 0 s\np99 0 s · longest 0 s", all().text());
  }
}
