package picklescope.view.plot;

import java.util.ArrayList;
import java.util.List;
import picklescope.stream.series.Moments;
import picklescope.stream.series.Points;
import picklescope.stream.series.States;

/**
 * Statistics of the series in a range of time.
 *
 * @param range the range
 * @param rows in the order of the series; a series without a finite value or a change in the range
 *     is left out
 */
public record RangeStatistics(TimeRange range, List<Row> rows) {
  /**
   * The statistics of a series.
   *
   * @param count how many finite values; of states, how often they changed
   * @param rate finite values or changes a second
   * @param moments of the finite values; none if they are states
   * @param states whether it has states, of which only the changes are held
   * @param exact whether all points are held; if not, the rest is near
   */
  public record Row(
      PlotSeries series, long count, double rate, Moments moments, boolean states, boolean exact) {
    /** Returns the cells of a table. */
    public List<String> cells() {
      boolean numbers = moments.count() > 0;
      String unit = states ? count == 1 ? " change" : " changes" : "";
      return List.of(
          (exact ? "%,d%s" : "≈ %,d%s").formatted(count, unit),
          ValueText.rounded(rate),
          numbers ? ValueText.number(moments.low()) : "",
          numbers ? ValueText.number(moments.high()) : "",
          numbers ? ValueText.number(moments.mean()) : "",
          numbers ? ValueText.number(moments.deviation()) : "");
    }
  }

  /** The headings of {@link Row#cells}. */
  public static final List<String> HEADINGS =
      List.of("count", "per second", "min", "max", "mean", "std. dev.");

  /** Returns the statistics of series in a range. */
  public static RangeStatistics of(List<PlotSeries> series, TimeRange range) {
    var rows = new ArrayList<Row>();
    for (PlotSeries one : series) {
      Row row = one.points().size() > 0 ? ofNumbers(one, range) : ofStates(one, range);
      if (row.count() > 0) {
        rows.add(row);
      }
    }
    return new RangeStatistics(range, List.copyOf(rows));
  }

  private static Row ofNumbers(PlotSeries one, TimeRange range) {
    Points points = one.points();
    int from = points.indexOf(range.from());
    int to = points.indexOf(range.to() + 1);
    boolean exact = from == to || points.isExact(from);
    Moments moments = points.moments(from, to);
    double rate = moments.count() / range.seconds();
    return new Row(one, moments.count(), rate, moments, false, exact);
  }

  private static Row ofStates(PlotSeries one, TimeRange range) {
    States states = one.states();
    long count = states.indexAt(range.to()) - states.indexAt(range.from() - 1);
    return new Row(one, count, count / range.seconds(), Moments.NONE, true, true);
  }
}
