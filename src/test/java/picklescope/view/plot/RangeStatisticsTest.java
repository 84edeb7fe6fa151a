package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.session.SeriesLine;
import picklescope.settings.PlottedSeries;
import picklescope.stream.series.Points;
import picklescope.stream.series.Series;
import picklescope.stream.series.SeriesStore;
import picklescope.stream.series.StateSeries;
import picklescope.stream.series.States;

class RangeStatisticsTest {
  private static final long SECOND = 1_000_000_000;

  private final Series series = new SeriesStore(Long.MAX_VALUE).add();
  private final StateSeries states = new StateSeries();

  private static PlotSeries plotted(SeriesLine.Kind kind, Points points, States states)
      throws Exception {
    return new PlotSeries(new PlottedSeries("x"), "", "x", 0, kind, points, states);
  }

  private RangeStatistics of(long from, long to) throws Exception {
    return RangeStatistics.of(
        List.of(
            plotted(SeriesLine.Kind.NUMBERS, series.points(), States.NONE),
            plotted(SeriesLine.Kind.STATES, Points.NONE, states.states())),
        new TimeRange(from * SECOND, to * SECOND));
  }

  /**
   * As python3's statistics.mean and statistics.stdev of [2, 4, 4, 4, 5, 5, 7, 9]; None counts for
   * nothing, as in the counts of pandas.
   */
  @Test
  void areThoseOfTheTextbook() throws Exception {
    double[] values = {99, 2, 4, 4, 4, 5, 5, 7, 9, Double.NaN, 99};
    for (int i = 0; i < values.length; i++) {
      series.append(i * SECOND, i + 1, values[i]);
    }
    var row = of(1, 9).rows().getFirst();
    assertEquals(List.of("8", "1", "2", "9", "5", "2.13809"), row.cells());
  }

  @Test
  void statesAreCountedWhereTheyBegin() throws Exception {
    for (int i = 0; i < 20; i++) {
      states.append(i * SECOND, i + 1, i / 5 % 2 == 0 ? "idle" : "busy");
    }
    assertEquals(List.of("2 changes", "0.25", "", "", "", ""), of(3, 11).rows().getFirst().cells());
    assertEquals(List.of(), of(6, 9).rows());
  }
}
