package picklescope.view.plot;

import java.util.List;
import java.util.Optional;

/**
 * What is drawn of a plot of one size: places in pixels and values. Immutable.
 *
 * @param range the time in view
 * @param plot where values are drawn: between the labels
 * @param timeTicks the ticks of the time axis
 * @param panels from top to bottom
 * @param bands below the panels, from top to bottom
 * @param marks the series that are drawn as marks, over all panels
 */
public record PlotFrame(
    TimeRange range,
    Area plot,
    List<Tick> timeTicks,
    List<Panel> panels,
    List<Band> bands,
    List<PlotSeries> marks) {

  /**
   * An axis of values.
   *
   * @param low the value at the bottom
   * @param high the value at the top
   */
  public record Axis(double low, double high, List<Tick> ticks) {
    /** Returns where a value is, 0 at the bottom, 1 at the top. */
    public double share(double value) {
      return (value / 2 - low / 2) / (high / 2 - low / 2);
    }

    /** Returns the vertical place of a value in an area. */
    public double y(double value, Area area) {
      return area.bottom() - share(value) * area.height();
    }
  }

  /** A series with its axis. */
  public record Line(PlotSeries series, Axis axis) {}

  /**
   * Lines over the same area.
   *
   * @param left the axis at the left; empty if no line has it
   * @param right the axis at the right; empty if no line has it
   */
  public record Panel(Area area, Optional<Axis> left, Optional<Axis> right, List<Line> lines) {}

  /** The states of a series. */
  public record Band(Area area, PlotSeries series) {}

  /** Returns the horizontal place of a time. */
  public double x(long time) {
    return plot.x() + range.share(time) * plot.width();
  }

  /** Returns the time at a horizontal place. */
  public long time(double x) {
    return range.at((x - plot.x()) / plot.width());
  }
}
