package picklescope.view.plot;

import java.util.Locale;
import picklescope.stream.series.Bounds;
import picklescope.stream.series.Points;
import picklescope.stream.series.States;
import picklescope.view.plot.PlotFrame.Axis;
import picklescope.view.plot.PlotFrame.Band;
import picklescope.view.plot.PlotFrame.Line;
import picklescope.view.plot.PlotFrame.Panel;

/**
 * Plots as SVG 1.1: lines of points, or of the lowest and highest of each pixel where there are
 * more, with labels as text.
 */
public final class SvgFile {
  private static final double FONT_SIZE = 12;
  private static final double FARTHEST = 1e9; // pixels; a path ends where it has "Infinity"
  private static final int MOST_RUNS = 5_000;

  private final PlotFrame frame;
  private final PlotColors colors;
  private final SvgText svg = new SvgText();

  private SvgFile(PlotFrame frame, PlotColors colors) {
    this.frame = frame;
    this.colors = colors;
  }

  /** Returns the text of a file with a frame in a size. */
  public static String text(PlotFrame frame, PlotColors colors, double width, double height) {
    return new SvgFile(frame, colors).write(width, height);
  }

  private String write(double width, double height) {
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
            + " viewBox=\"0 0 %.0f %.0f\" font-family=\"monospace\" font-size=\"%.0f\">",
        width, height, width, height, FONT_SIZE);
    svg.add(
        "<rect width=\"%.0f\" height=\"%.0f\" fill=\"%s\"/>",
        width, height, SvgText.hex(colors.background()));
    Area plot = frame.plot();
    svg.add(
        "<clipPath id=\"plot\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>"
            + "</clipPath>",
        plot.x(), plot.y(), plot.width(), plot.height());
    for (Tick tick : frame.timeTicks()) {
      double x = plot.x() + tick.share() * plot.width();
      svg.addLine(x, plot.y(), x, plot.bottom(), colors.grid(), "");
      svg.addText(x, plot.bottom() + FONT_SIZE + 4, "middle", colors.text(), tick.label());
    }
    frame.panels().forEach(this::addPanel);
    frame.bands().forEach(this::addBand);
    frame.marks().forEach(this::addMarks);
    addLegend();
    svg.add("</svg>");
    return svg.toString();
  }

  private void addPanel(Panel panel) {
    Area area = panel.area();
    panel.left().ifPresent(axis -> addAxis(axis, area, area.x() - 6, "end", true));
    panel
        .right()
        .ifPresent(axis -> addAxis(axis, area, area.right() + 6, "start", panel.left().isEmpty()));
    svg.addLine(area.x(), area.y(), area.x(), area.bottom(), colors.frame(), "");
    svg.addLine(area.x(), area.bottom(), area.right(), area.bottom(), colors.frame(), "");
    for (Line line : panel.lines()) {
      svg.add(
          "<path clip-path=\"url(#plot)\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\""
              + " stroke-linejoin=\"round\" d=\"%s\"/>",
          SvgText.hex(colors.of(line.series().style())), path(line, area));
    }
  }

  private void addAxis(Axis axis, Area area, double x, String anchor, boolean grid) {
    for (Tick tick : axis.ticks()) {
      double y = area.bottom() - tick.share() * area.height();
      if (grid) {
        svg.addLine(area.x(), y, area.right(), y, colors.grid(), "");
      }
      svg.addText(x, y + FONT_SIZE / 3, anchor, colors.text(), tick.label());
    }
  }

  private String path(Line line, Area area) {
    var path = new StringBuilder();
    Points points = line.series().points();
    int from = Math.max(0, points.indexOf(frame.range().from()) - 1);
    int to = Math.min(points.size(), points.indexOf(frame.range().to() + 1) + 1);
    int step = Math.max(1, (int) ((to - from) / (2 * area.width())));
    var bounds = new Bounds();
    boolean begins = true;
    for (int i = from; i < to; i += step) {
      int end = Math.min(to, i + step);
      bounds.clear();
      points.addTo(bounds, i, end);
      if (bounds.isEmpty()) {
        begins = true;
        continue;
      }
      double x = frame.x(points.time(i));
      addPoint(path, begins, x, line.axis().y(bounds.low(), area));
      if (bounds.high() > bounds.low()) {
        addPoint(path, false, x, line.axis().y(bounds.high(), area));
      }
      begins = false;
    }
    return path.toString();
  }

  private static void addPoint(StringBuilder path, boolean begins, double x, double y) {
    path.append(
        String.format(
            Locale.ROOT,
            "%s%.1f %.1f",
            begins ? "M" : "L",
            Math.clamp(x, -FARTHEST, FARTHEST),
            Math.clamp(y, -FARTHEST, FARTHEST)));
  }

  private void addBand(Band band) {
    States states = band.series().states();
    Area area = band.area();
    svg.addText(
        area.x() - 6,
        area.y() + area.height() / 2 + FONT_SIZE / 3,
        "end",
        colors.of(band.series().style()),
        band.series().label());
    int from = Math.max(0, states.indexAt(frame.range().from()));
    for (int i = from; i < Math.min(states.runs().size(), from + MOST_RUNS); i++) {
      States.Run run = states.runs().get(i);
      double x0 = Math.clamp(frame.x(run.from()), area.x(), area.right());
      double x1 = Math.clamp(frame.x(states.endOf(i)), area.x(), area.right());
      if (x1 > x0) {
        svg.add(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
            x0, area.y(), x1 - x0, area.height(), SvgText.hex(colors.ofState(run.id())));
        if ((x1 - x0) / FONT_SIZE * 1.6 > run.name().length()) {
          double y = area.y() + area.height() / 2 + FONT_SIZE / 3;
          svg.addText(x0 + 4, y, "start", colors.text(), run.name());
        }
      }
    }
  }

  private void addMarks(PlotSeries series) {
    Points points = series.points();
    int from = points.indexOf(frame.range().from());
    int end = points.indexOf(frame.range().to() + 1);
    int step = Math.max(1, Math.ceilDiv(end - from, MOST_RUNS));
    for (int i = from; i < end; i += step) {
      addMark(points.time(i), series);
    }
    series.states().runs().stream()
        .filter(run -> frame.range().contains(run.from()))
        .limit(MOST_RUNS)
        .forEach(run -> addMark(run.from(), series));
  }

  private void addMark(long time, PlotSeries series) {
    double x = frame.x(time);
    int color = colors.of(series.style());
    svg.addLine(x, frame.plot().y(), x, frame.plot().bottom(), color, " stroke-dasharray=\"6 6\"");
  }

  /** Adds the names of the lines of the first panel if there is more than one. */
  private void addLegend() {
    double y = frame.plot().y() + FONT_SIZE + 4;
    for (Panel panel : frame.panels()) {
      y = panel.area().y() + FONT_SIZE + 4;
      for (Line line : panel.lines()) {
        int color = colors.of(line.series().style());
        svg.addText(panel.area().x() + 8, y, "start", color, line.series().label());
        y += FONT_SIZE + 4;
      }
    }
    for (PlotSeries mark : frame.marks()) {
      svg.addText(frame.plot().x() + 8, y, "start", colors.of(mark.style()), mark.label());
      y += FONT_SIZE + 4;
    }
  }
}
