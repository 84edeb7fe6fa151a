package picklescope.view.plot;

import picklescope.stream.series.Bounds;
import picklescope.stream.series.Points;
import picklescope.view.plot.PlotFrame.Axis;
import picklescope.view.plot.PlotFrame.Line;

/**
 * Draws a line into rows of a picture. With many points each column of pixels is filled from the
 * lowest to the highest value in it, and to the column before; with few, points are connected.
 */
final class LinePainter {
  private static final double THICKNESS = 1.3;
  private static final double FEW = 0.5; // points a pixel
  private static final double SPARSE = 1 / 9.0; // points a pixel
  private static final int ROUND_FINE = 16;
  private static final int ROUND_COARSE = 256;
  private static final double SIGNS_APART = 170;
  private static final double SIGN = 4.5;

  private final TimeRange range;
  private final double scale;
  private final Raster raster;
  private final int top;
  private final int bottom;

  LinePainter(TimeRange range, double scale, Raster raster, int top, int bottom) {
    this.range = range;
    this.scale = scale;
    this.raster = raster;
    this.top = Math.max(0, top);
    this.bottom = Math.min(raster.height(), bottom);
  }

  void paint(Line line, int color) {
    Points points = line.series().points();
    int from = points.indexOf(range.from());
    int to = points.indexOf(range.to() + 1);
    double pixels = raster.width() / scale;
    if (to - from > pixels * FEW) {
      columns(points, from, to, line, color);
    } else {
      connected(points, from, to, line, color);
    }
  }

  private double y(Axis axis, double value) {
    return bottom - axis.share(value) * (bottom - top);
  }

  private int row(Axis axis, double value) {
    return (int) Math.clamp(y(axis, value), top, (double) bottom - 1);
  }

  /** Draws one column of pixels after the other. */
  private void columns(Points points, int from, int to, Line line, int color) {
    Axis axis = line.axis();
    double density = (double) (to - from) / raster.width();
    int round =
        density > 16 * ROUND_COARSE ? ROUND_COARSE : density > ROUND_COARSE ? ROUND_FINE : 1;
    int thick = Math.max(1, (int) Math.round(scale));
    double apart = SIGNS_APART * scale;
    double nextSign = firstSign(line, apart);
    var bounds = new Bounds();
    int at = from;
    int lastX = -2; // of the column before that has points
    int lastTop = 0;
    int lastBottom = 0;
    for (int x = 0; x < raster.width(); x++) {
      long end = range.at((x + 1.0) / raster.width());
      int next = x == raster.width() - 1 ? to : points.indexOf(end) / round * round;
      next = Math.clamp(next, at, to);
      if (next == at) {
        continue;
      }
      bounds.clear();
      points.addTo(bounds, at, next);
      if (lastX < x - 1) {
        connect(points, at, axis, color);
      }
      at = next;
      if (bounds.isEmpty()) {
        continue;
      }
      int high = row(axis, bounds.high());
      int low = Math.min(bottom, row(axis, bounds.low()) + thick);
      boolean touches = lastX == x - 1;
      int drawnTop = touches ? Math.min(high, lastBottom) : high;
      int drawnBottom = touches ? Math.max(low, lastTop) : low;
      raster.column(x, drawnTop, drawnBottom, color);
      lastX = x;
      lastTop = high;
      lastBottom = low;
      if (x >= nextSign) {
        double middle = (high + low) / 2.0;
        raster.sign(Sign.of(line.series().style()), x + 0.5, middle, SIGN * scale, color);
        nextSign += apart;
      }
    }
    if (at < points.size()) {
      connect(points, at, axis, color);
    }
  }

  /** The signs of different series are at different places. */
  private static double firstSign(Line line, double apart) {
    return (0.3 + line.series().style() * 0.37 % 1) * apart;
  }

  /** Connects a point with the one before. */
  private void connect(Points points, int index, Axis axis, int color) {
    if (index > 0 && isFinite(points, index - 1) && isFinite(points, index)) {
      raster.line(
          x(points.time(index - 1)),
          y(axis, points.value(index - 1)),
          x(points.time(index)),
          y(axis, points.value(index)),
          THICKNESS * scale,
          top,
          bottom,
          color);
    }
  }

  private double x(long time) {
    return range.share(time) * raster.width();
  }

  /** Connects all points. */
  private void connected(Points points, int from, int to, Line line, int color) {
    Axis axis = line.axis();
    boolean signs = to - from < raster.width() / scale * SPARSE;
    double apart = signs ? 0 : SIGNS_APART * scale;
    double nextSign = signs ? 0 : firstSign(line, apart);
    for (int i = from; i < Math.min(points.size(), to + 1); i++) {
      connect(points, i, axis, color);
      double x = x(points.time(i));
      if (i < to && isFinite(points, i) && (x >= nextSign || isAlone(points, i))) {
        double y = y(axis, points.value(i));
        raster.sign(Sign.of(line.series().style()), x, y, SIGN * scale, color);
        nextSign = x + apart;
      }
    }
  }

  /** Returns whether there are gaps on both sides, so that no line is seen. */
  private static boolean isAlone(Points points, int index) {
    return (index == 0 || !isFinite(points, index - 1))
        && (index + 1 == points.size() || !isFinite(points, index + 1));
  }

  private static boolean isFinite(Points points, int index) {
    return Math.abs(points.value(index)) <= Double.MAX_VALUE;
  }
}
