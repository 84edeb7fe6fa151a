package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.TestSeed;
import picklescope.session.SeriesLine;
import picklescope.settings.PlottedSeries;
import picklescope.stream.series.Points;
import picklescope.stream.series.Series;
import picklescope.stream.series.SeriesStore;
import picklescope.stream.series.States;
import picklescope.view.plot.PlotFrame.Axis;
import picklescope.view.plot.PlotFrame.Line;

/** The drawn pixels are those that a plain loop over the points finds. */
class LinePainterTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;
  private static final int COLOR = 0xFF11_2233;
  private static final long BEGIN = 1_790_000_000_000_000_000L;

  private final Series series = new SeriesStore(Long.MAX_VALUE).add();
  private final Raster raster = new Raster(WIDTH, HEIGHT);

  private static PlotSeries plotted(Points points) throws Exception {
    return new PlotSeries(
        new PlottedSeries("x"), "", "x", 1, SeriesLine.Kind.NUMBERS, points, States.NONE);
  }

  private void paint(TimeRange range, double low, double high) throws Exception {
    var line = new Line(plotted(series.points()), new Axis(low, high, List.of()));
    new LinePainter(range, 1, raster, 0, HEIGHT).paint(line, COLOR);
  }

  private boolean isDrawn(int x, int y) {
    return raster.get(x, y) == COLOR;
  }

  private int row(double value, double low, double high) {
    double y = HEIGHT - (value - low) / (high - low) * HEIGHT;
    return Math.clamp((int) y, 0, HEIGHT - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 10_000, 100_000, 300_000})
  void eachColumnIsFilledFromItsLowestToItsHighest(int count) throws Exception {
    var random = new SplittableRandom(TestSeed.get());
    double value = 0;
    for (int i = 0; i < count; i++) {
      value += random.nextDouble(-1, 1);
      series.append(BEGIN + i * 1_000_000L, i + 1, value);
    }
    Points points = series.points();
    var all = IntStream.range(0, count).mapToDouble(points::value).summaryStatistics();
    paint(new TimeRange(BEGIN, BEGIN + count * 1_000_000L), all.getMin(), all.getMax());
    int round = count / WIDTH > 256 ? 16 : 1; // the boundaries of columns
    for (int x = 0; x < WIDTH; x++) {
      int from = (int) ((long) count * x / WIDTH) + round;
      int to = (int) ((long) count * (x + 1) / WIDTH) - round;
      if (from < to) {
        var in = IntStream.range(from, to).mapToDouble(points::value).summaryStatistics();
        int top = row(in.getMax(), all.getMin(), all.getMax());
        int bottom = row(in.getMin(), all.getMin(), all.getMax());
        for (int y = top; y <= bottom; y++) {
          assertTrue(isDrawn(x, y), "column %d row %d".formatted(x, y));
        }
      }
    }
    long broken = IntStream.range(0, WIDTH).filter(x -> runs(x) != 1).count();
    assertTrue(broken <= 20, broken + " columns in pieces: more than the signs explain");
  }

  /** In how many pieces a column is drawn, without what is smoothed. */
  private int runs(int x) {
    return (int)
        IntStream.range(0, HEIGHT)
            .filter(y -> isDrawn(x, y) && (y == 0 || !isDrawn(x, y - 1)))
            .count();
  }

  @Test
  void fewPointsAreConnected() throws Exception {
    for (int i = 0; i <= 4; i++) {
      series.append(BEGIN + i * 1_000L, i + 1, i % 2);
    }
    paint(new TimeRange(BEGIN, BEGIN + 4_000), -0.5, 1.5);
    for (int x = 1; x < WIDTH - 1; x++) {
      double share = x * 4.0 / WIDTH % 2;
      double value = share < 1 ? share : 2 - share;
      int y = row(value, -0.5, 1.5);
      int at = x;
      boolean near =
          IntStream.rangeClosed(Math.max(0, y - 2), Math.min(HEIGHT - 1, y + 2))
              .anyMatch(row -> raster.get(at, row) != 0);
      assertTrue(near, "column " + x);
    }
  }

  @Test
  void aGapIsNotDrawn() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      series.append(BEGIN + i * 1_000L, i + 1, i >= 4_000 && i < 6_000 ? Double.NaN : 1);
    }
    paint(new TimeRange(BEGIN, BEGIN + 10_000_000), 0, 2);
    for (int x = 122; x < 178; x++) {
      assertEquals(0, runs(x), "column " + x);
    }
    assertEquals(1, runs(100));
    assertEquals(1, runs(200));
  }

  @Test
  void aSilenceIsALine() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      series.append(BEGIN + i * 1_000L + (i < 5_000 ? 0 : 90_000_000), i + 1, 1);
    }
    paint(new TimeRange(BEGIN, BEGIN + 100_000_000), 0, 2);
    for (int x = 0; x < WIDTH; x++) {
      int at = x;
      assertTrue(IntStream.range(0, HEIGHT).anyMatch(y -> raster.get(at, y) != 0), "column " + x);
    }
  }

  @Test
  void infiniteAndHugeValuesAreHarmless() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      double value =
          switch (i % 4) {
            case 0 -> Double.POSITIVE_INFINITY;
            case 1 -> Double.MAX_VALUE;
            case 2 -> -Double.MAX_VALUE;
            default -> Double.NaN;
          };
      series.append(BEGIN + i, i + 1, value);
    }
    paint(new TimeRange(BEGIN, BEGIN + 2_000), -Double.MAX_VALUE, Double.MAX_VALUE);
    paint(new TimeRange(BEGIN, BEGIN + 50), -Double.MAX_VALUE, Double.MAX_VALUE);
    paint(new TimeRange(BEGIN - 9_000_000_000L, BEGIN + 1), -1, 1);
    assertTrue(IntStream.range(0, WIDTH).anyMatch(x -> runs(x) > 0));
  }
}
