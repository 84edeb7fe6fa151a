package picklescope.view.plot;

import picklescope.session.SeriesLine;
import picklescope.settings.PlottedSeries;
import picklescope.stream.series.Points;
import picklescope.stream.series.States;

/**
 * A series as it is drawn: the values of one source, and what has been read of them when it was
 * last looked at. Immutable.
 *
 * @param setting its text, and how it is drawn
 * @param source the name of its source; empty if its text has only one
 * @param label a short name, different from those of the other series
 * @param style the index of its colour and sign, from 0
 * @param kind what its values are
 * @param points its numbers; none if it has states
 * @param states its states; none if it has numbers
 */
public record PlotSeries(
    PlottedSeries setting,
    String source,
    String label,
    int style,
    SeriesLine.Kind kind,
    Points points,
    States states) {

  /** What is between a text and its source. */
  static final String BEFORE_SOURCE = " · ";

  /** Creates a series of which nothing has been read. */
  PlotSeries(PlottedSeries setting, int style) {
    this(setting, "", setting.text(), style, SeriesLine.Kind.UNKNOWN, Points.NONE, States.NONE);
  }

  /** Returns its name: the text that the user wrote, and its source if there are several. */
  public String name() {
    return source.isEmpty() ? setting.text() : setting.text() + BEFORE_SOURCE + source;
  }

  PlotSeries withLabel(String newLabel) {
    return new PlotSeries(setting, source, newLabel, style, kind, points, states);
  }

  /** Returns whether it is drawn as a line over an axis of values. */
  public boolean isLine() {
    return kind == SeriesLine.Kind.NUMBERS && !setting.marks() && setting.shown();
  }

  /** Returns whether it is drawn as a band of states. */
  public boolean isBand() {
    return kind == SeriesLine.Kind.STATES && !setting.marks() && setting.shown();
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

  /** Returns whether another is drawn otherwise, or more or less has been read of it. */
  boolean differs(PlotSeries other) {
    return !setting.equals(other.setting)
        || !source.equals(other.source)
        || !label.equals(other.label)
        || style != other.style
        || kind != other.kind
        || points.size() != other.points.size()
        || states.end() != other.states.end()
        || states.runs().size() != other.states.runs().size();
  }
}
