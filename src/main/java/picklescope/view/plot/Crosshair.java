package picklescope.view.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picklescope.stream.series.Points;
import picklescope.stream.series.States;

/**
 * The values of all shown series at a time.
 *
 * @param time in nanoseconds
 * @param readings in the order of the series; series without a point are left out
 */
public record Crosshair(long time, List<Reading> readings) {
  /**
   * The value of a series nearest to a time.
   *
   * @param time of its message
   * @param number of its message
   * @param text the value; with {@code ≈} if the point itself is not held any more
   */
  public record Reading(PlotSeries series, long time, long number, String text) {}

  /** Returns the values at a time. */
  public static Crosshair at(List<PlotSeries> series, long time) {
    var readings = new ArrayList<Reading>();
    for (PlotSeries one : series) {
      if (one.setting().shown()) {
        number(one, time).or(() -> state(one, time)).ifPresent(readings::add);
      }
    }
    return new Crosshair(time, List.copyOf(readings));
  }

  private static Optional<Reading> number(PlotSeries one, long time) {
    Points points = one.points();
    return points.size() == 0 ? Optional.empty() : Optional.of(reading(one, nearest(points, time)));
  }

  private static Reading reading(PlotSeries one, int index) {
    Points points = one.points();
    String text = ValueText.number(points.value(index));
    return new Reading(
        one, points.time(index), points.number(index), points.isExact(index) ? text : "≈ " + text);
  }

  /** Returns the index of the point nearest to a time; there must be one. */
  static int nearest(Points points, long time) {
    int next = points.indexOf(time);
    boolean before =
        next == points.size()
            || next > 0 && time - points.time(next - 1) < points.time(next) - time;
    return before ? next - 1 : next;
  }

  private static Optional<Reading> state(PlotSeries one, long time) {
    States states = one.states();
    int index = states.indexAt(time);
    if (index < 0) {
      return Optional.empty();
    }
    States.Run run = states.runs().get(index);
    return Optional.of(new Reading(one, run.from(), run.number(), run.name()));
  }

  /**
   * Returns the message nearest to a place: of the line, band or mark under it.
   *
   * @param most the greatest distance in pixels
   */
  public static Optional<Reading> nearest(PlotFrame frame, double x, double y, double most) {
    var found = new ArrayList<Reading>();
    var distances = new ArrayList<Double>();
    long time = frame.time(x);
    for (PlotFrame.Band band : frame.bands()) {
      if (band.area().contains(x, y)) {
        return state(band.series(), time);
      }
    }
    for (PlotFrame.Panel panel : frame.panels()) {
      for (PlotFrame.Line line : panel.lines()) {
        if (line.series().points().size() > 0) {
          Points points = line.series().points();
          int index = nearest(points, time);
          double dy = line.axis().y(points.value(index), panel.area()) - y;
          double dx = frame.x(points.time(index)) - x;
          found.add(reading(line.series(), index));
          distances.add(Math.hypot(dx, Double.isFinite(dy) ? dy : 0));
        }
      }
    }
    for (Reading mark : at(frame.marks(), time).readings()) {
      found.add(mark);
      distances.add(Math.abs(frame.x(mark.time()) - x));
    }
    return IntStream.range(0, found.size())
        .filter(i -> distances.get(i) <= most)
        .boxed()
        .min(Comparator.comparing(distances::get))
        .map(found::get);
  }
}
