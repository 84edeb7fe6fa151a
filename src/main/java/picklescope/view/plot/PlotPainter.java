package picklescope.view.plot;

import picklescope.stream.series.Points;
import picklescope.stream.series.States;
import picklescope.view.plot.PlotFrame.Band;
import picklescope.view.plot.PlotFrame.Line;
import picklescope.view.plot.PlotFrame.Panel;

/** Draws the area of a frame between its labels, without text. */
public final class PlotPainter {
  private static final int DASH = 6;
  private static final int MOST_MARKS = 2_000;

  private final PlotFrame frame;
  private final PlotColors colors;
  private final double scale;
  private final Raster raster;

  private PlotPainter(PlotFrame frame, PlotColors colors, double scale, Raster raster) {
    this.frame = frame;
    this.colors = colors;
    this.scale = scale;
    this.raster = raster;
  }

  /**
   * Draws a frame.
   *
   * @param scale the pixels of the picture for one of the frame
   * @param raster of the size of the frame's plot, scaled
   */
  public static void paint(PlotFrame frame, PlotColors colors, double scale, Raster raster) {
    new PlotPainter(frame, colors, scale, raster).paint();
  }

  private int x(double x) {
    return (int) Math.round((x - frame.plot().x()) * scale);
  }

  private int y(double y) {
    return (int) Math.round((y - frame.plot().y()) * scale);
  }

  private void paint() {
    raster.fill(colors.background());
    for (Panel panel : frame.panels()) {
      grid(panel);
    }
    for (PlotSeries series : frame.marks()) {
      marks(series);
    }
    for (Panel panel : frame.panels()) {
      Area area = panel.area();
      for (Line line : panel.lines()) {
        var painter = new LinePainter(frame.range(), scale, raster, y(area.y()), y(area.bottom()));
        painter.paint(line, colors.of(line.series().style()));
      }
      edge(area);
    }
    for (Band band : frame.bands()) {
      band(band);
    }
  }

  private void grid(Panel panel) {
    int top = y(panel.area().y());
    int bottom = y(panel.area().bottom());
    for (Tick tick : frame.timeTicks()) {
      int x = (int) Math.round(tick.share() * raster.width());
      raster.fill(x, top, x + 1, bottom, colors.grid());
    }
    panel
        .left()
        .or(panel::right)
        .ifPresent(axis -> {
          for (Tick tick : axis.ticks()) {
            int y = bottom - (int) Math.round(tick.share() * (bottom - top));
            raster.fill(0, y, raster.width(), y + 1, colors.grid());
          }
        });
  }

  private void edge(Area area) {
    int top = y(area.y());
    int bottom = Math.min(raster.height(), y(area.bottom()));
    raster.fill(0, bottom - 1, raster.width(), bottom, colors.frame());
    raster.fill(0, top, 1, bottom, colors.frame());
  }

  private void marks(PlotSeries series) {
    int color = colors.of(series.style());
    Points points = series.points();
    int from = points.indexOf(frame.range().from());
    int to = points.indexOf(frame.range().to() + 1);
    int step = Math.max(1, (to - from) / MOST_MARKS);
    for (int i = from; i < to; i += step) {
      mark(points.time(i), series.style(), color);
    }
    States states = series.states();
    for (int i = Math.max(0, states.indexAt(frame.range().from()));
        i < states.runs().size() && states.runs().get(i).from() <= frame.range().to();
        i++) {
      mark(states.runs().get(i).from(), series.style(), color);
    }
  }

  private void mark(long time, int style, int color) {
    int x = (int) Math.floor(frame.range().share(time) * raster.width());
    if (x < 0 || x >= raster.width()) {
      return;
    }
    int dash = (int) (DASH * scale);
    for (int y = 0; y < raster.height(); y += 2 * dash) {
      raster.column(x, y, Math.min(raster.height(), y + dash), color);
    }
    raster.sign(Sign.of(style), x + 0.5, 5 * scale, 4.5 * scale, color);
  }

  private void band(Band band) {
    States states = band.series().states();
    int top = y(band.area().y());
    int bottom = y(band.area().bottom());
    TimeRange range = frame.range();
    int from = Math.max(0, states.indexAt(range.from()));
    int drawn = Integer.MIN_VALUE;
    for (int i = from; i < states.runs().size(); i++) {
      States.Run run = states.runs().get(i);
      if (run.from() > range.to()) {
        break;
      }
      int x0 = (int) Math.round(Math.max(0, range.share(run.from())) * raster.width());
      int x1 = (int) Math.round(Math.min(1, range.share(states.endOf(i))) * raster.width());
      x1 = Math.max(x1, x0 + 1);
      if (x1 > drawn) {
        raster.fill(Math.max(x0, drawn), top, x1, bottom, colors.ofState(run.id()));
        raster.fill(x0, top, x0 + 1, bottom, colors.of(run.id()));
        drawn = x1;
      }
    }
  }
}
