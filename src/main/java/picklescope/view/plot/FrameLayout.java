package picklescope.view.plot;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.view.plot.PlotFrame.Axis;
import picklescope.view.plot.PlotFrame.Band;
import picklescope.view.plot.PlotFrame.Line;
import picklescope.view.plot.PlotFrame.Panel;

/**
 * Lays out a plot: panels above bands above the time axis, with room for labels. Remembers the
 * scales of the axes, so that they do not tremble. For one thread.
 */
public final class FrameLayout {
  private static final double GAP = 10;
  private static final double MOST_BAND_SHARE = 0.4;
  private static final int LEAST_LABEL = 7; // characters

  private final ZoneId zone;
  private final AxisScales scales = new AxisScales();
  private Measures measures = new Measures(7, 16);
  private int leftLabel = LEAST_LABEL;
  private int rightLabel = LEAST_LABEL;

  /**
   * The measures of labels in pixels.
   *
   * @param advance the width of a character
   * @param lineHeight the height of a line
   */
  public record Measures(double advance, double lineHeight) {}

  /** Creates a layout with labels in the times of a zone. */
  public FrameLayout(ZoneId zone) {
    this.zone = zone;
  }

  /** Sets the measures of labels. */
  public void setMeasures(Measures newMeasures) {
    measures = newMeasures;
  }

  /**
   * Zooms the values of the panel at a height so that the value there keeps its place.
   *
   * @param factor below 1 to see less
   */
  public void zoomValues(PlotFrame frame, double y, double factor) {
    scales.zoom(frame, y, factor);
  }

  /** Moves the values of the panel at a height by pixels, if they are zoomed. */
  public void moveValues(PlotFrame frame, double y, double pixels) {
    scales.move(frame, y, pixels);
  }

  /** Fits all axes to their values again; returns whether one was zoomed. */
  public boolean releaseValues() {
    return scales.release();
  }

  /** Returns the frame of a plot in a size. */
  public PlotFrame frame(PlotModel model, double width, double height) {
    TimeRange range = model.viewport().range();
    var lines = model.series().stream().filter(PlotSeries::isLine).toList();
    var states = model.series().stream().filter(PlotSeries::isBand).toList();
    var marks = model.series().stream().filter(PlotSeries::isMarks).toList();
    double line = measures.lineHeight();
    boolean right = !model.isStacked() && lines.stream().anyMatch(one -> one.setting().right());
    double top = line / 2 + 2;
    double bottom = Math.max(top + 1, height - line - 8);
    var panels = panels(lines, model.isStacked(), range, bottom - top);
    leftLabel = label(panels.stream().map(Panel::left).toList(), leftLabel);
    rightLabel = label(panels.stream().map(Panel::right).toList(), rightLabel);
    double x = Math.ceil(leftLabel * measures.advance() + 12);
    double end = width - (right ? Math.ceil(rightLabel * measures.advance() + 12) : 12);
    var plot = new Area(x, top, Math.max(1, end - x), bottom - top);
    var placed = placed(panels, states, plot);
    int most = (int) (plot.width() / (measures.advance() * 16));
    return new PlotFrame(
        range,
        plot,
        TimeTicks.of(range, Math.max(1, most), zone),
        placed.panels(),
        placed.bands(),
        marks);
  }

  private record Placed(List<Panel> panels, List<Band> bands) {}

  private Placed placed(List<Panel> panels, List<PlotSeries> states, Area plot) {
    double line = measures.lineHeight();
    double bandHeight =
        Math.min(line + 6, plot.height() * MOST_BAND_SHARE / Math.max(1, states.size()));
    double pitch = bandHeight + 3;
    double bandsTop = panels.isEmpty() ? plot.y() : plot.bottom() - states.size() * pitch;
    var bands = new ArrayList<Band>();
    for (PlotSeries one : states) {
      double y = bandsTop + bands.size() * pitch + 3;
      bands.add(new Band(new Area(plot.x(), y, plot.width(), bandHeight), one));
    }
    double room = (states.isEmpty() ? plot.bottom() : bandsTop) - plot.y();
    double height = Math.max(1, (room - GAP * (panels.size() - 1)) / Math.max(1, panels.size()));
    var all = new ArrayList<Panel>();
    for (Panel panel : panels) {
      double y = plot.y() + all.size() * (height + GAP);
      var area = new Area(plot.x(), Math.round(y), plot.width(), Math.round(height));
      all.add(new Panel(area, panel.left(), panel.right(), panel.lines()));
    }
    return new Placed(List.copyOf(all), List.copyOf(bands));
  }

  /** Returns panels without places. */
  private List<Panel> panels(
      List<PlotSeries> lines, boolean stacked, TimeRange range, double height) {
    var nowhere = new Area(0, 0, 0, 0);
    if (!stacked) {
      if (lines.isEmpty()) {
        scales.clear();
        return List.of();
      }
      var left = lines.stream().filter(one -> !one.setting().right()).toList();
      var right = lines.stream().filter(one -> one.setting().right()).toList();
      var leftAxis = axis(AxisScales.LEFT, left, range, height);
      var rightAxis = axis(AxisScales.RIGHT, right, range, height);
      var all = new ArrayList<Line>();
      for (PlotSeries one : lines) {
        all.add(new Line(one, (one.setting().right() ? rightAxis : leftAxis).orElseThrow()));
      }
      return List.of(new Panel(nowhere, leftAxis, rightAxis, List.copyOf(all)));
    }
    return lines.stream()
        .map(one -> {
          var axis = axis(one.name(), List.of(one), range, height / lines.size());
          var line = new Line(one, axis.orElseThrow());
          return new Panel(nowhere, axis, Optional.empty(), List.of(line));
        })
        .toList();
  }

  private Optional<Axis> axis(
      String name, List<PlotSeries> series, TimeRange range, double height) {
    int most = (int) Math.clamp(height / (measures.lineHeight() * 2.2), 2, 12);
    return scales.axis(name, series, range, most);
  }

  /** Returns the width of the labels in characters, which does not tremble. */
  private static int label(List<Optional<Axis>> axes, int before) {
    int longest =
        axes.stream()
            .flatMap(Optional::stream)
            .flatMap(axis -> axis.ticks().stream())
            .mapToInt(tick -> tick.label().length())
            .max()
            .orElse(0);
    return longest > before || longest < before - 3 ? Math.max(LEAST_LABEL, longest) : before;
  }
}
