package picklescope.view.plot;

import picklescope.session.SeriesQuery;
import picklescope.session.SeriesResult;
import picklescope.settings.PlottedSeries;
import picklescope.stream.series.Points;
import picklescope.stream.series.States;

/**
 * A series of a plot: how it is drawn, and what has been read of it when it was last looked at.
 * Immutable.
 *
 * @param setting its text and how it is drawn
 * @param query what is asked of the messages
 * @param style the index of its colour and sign, from 0
 * @param kind what its values are
 * @param points its numbers; none if it has states
 * @param states its states; none if it has numbers
 */
public record PlotSeries(
    PlottedSeries setting,
    SeriesQuery query,
    int style,
    SeriesResult.Kind kind,
    Points points,
    States states) {

  /** Creates a series of which nothing has been read. */
  PlotSeries(PlottedSeries setting, SeriesQuery query, int style) {
    this(setting, query, style, SeriesResult.Kind.UNKNOWN, Points.NONE, States.NONE);
  }

  /** Returns its name: the text that the user wrote. */
  public String name() {
    return setting.text();
  }

  /** Returns whether it is drawn as a line over an axis of values. */
  public boolean isLine() {
    return kind == SeriesResult.Kind.NUMBERS && !setting.marks() && setting.shown();
  }

  /** Returns whether it is drawn as a band of states. */
  public boolean isBand() {
    return kind == SeriesResult.Kind.STATES && !setting.marks() && setting.shown();
  }

  /** Returns whether it is drawn as marks. */
  public boolean isMarks() {
    return setting.marks() && setting.shown();
  }

  /** Returns whether there is no point. */
  public boolean isEmpty() {
    return points.size() == 0 && states.runs().isEmpty();
  }

  /** Returns the time of its first point; the greatest if there is none. */
  long first() {
    long first = points.size() == 0 ? Long.MAX_VALUE : points.time(0);
    return states.runs().isEmpty() ? first : Math.min(first, states.runs().getFirst().from());
  }

  /** Returns the time of its last point; the least if there is none. */
  long last() {
    long last = points.size() == 0 ? Long.MIN_VALUE : points.time(points.size() - 1);
    return states.runs().isEmpty() ? last : Math.max(last, states.end());
  }

  /** Returns whether more or less has been read of another state of this series. */
  boolean differs(PlotSeries other) {
    return kind != other.kind
        || points.size() != other.points.size()
        || states.end() != other.states.end()
        || states.runs().size() != other.states.runs().size();
  }

  PlotSeries with(PlottedSeries newSetting) {
    return new PlotSeries(newSetting, query, style, kind, points, states);
  }

  /** Returns the series with what has been read now. */
  PlotSeries with(SeriesResult result) {
    return new PlotSeries(setting, query, style, result.kind(), result.points(), result.states());
  }
}
