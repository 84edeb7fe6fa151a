package picklescope.view.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.stream.series.Bounds;
import picklescope.stream.series.Points;
import picklescope.view.plot.PlotFrame.Axis;
import picklescope.view.plot.PlotFrame.Panel;

/** The scales of the axes of values by name, from one frame to the next. For one thread. */
final class AxisScales {
  /** The axis at the left of all series together. */
  static final String LEFT = "left axis";

  /** The axis at the right of all series together. */
  static final String RIGHT = "right axis";

  private final Map<String, ValueScale> scales = new HashMap<>();

  /** Returns the axis of series, fitted to what is in view; empty if there are none. */
  Optional<Axis> axis(String name, List<PlotSeries> series, TimeRange range, int mostTicks) {
    if (series.isEmpty()) {
      scales.remove(name);
      return Optional.empty();
    }
    var bounds = new Bounds();
    for (PlotSeries one : series) {
      Points points = one.points();
      int from = Math.max(0, points.indexOf(range.from()) - 1);
      int to = Math.min(points.size(), points.indexOf(range.to() + 1) + 1);
      points.addTo(bounds, from, to);
    }
    var scale = scales.computeIfAbsent(name, _ -> new ValueScale());
    scale.fit(bounds);
    var ticks = ValueTicks.of(scale.low(), scale.high(), mostTicks);
    return Optional.of(new Axis(scale.low(), scale.high(), ticks));
  }

  void clear() {
    scales.clear();
  }

  /** Zooms the panel at a height so that the value there keeps its place. */
  void zoom(PlotFrame frame, double y, double factor) {
    panelAt(frame, y)
        .ifPresent(panel -> {
          double share = (panel.area().bottom() - y) / panel.area().height();
          of(frame, panel).forEach(scale -> scale.zoom(factor, Math.clamp(share, 0, 1)));
        });
  }

  /** Moves the panel at a height by pixels, if it is zoomed. */
  void move(PlotFrame frame, double y, double pixels) {
    panelAt(frame, y)
        .ifPresent(
            panel -> of(frame, panel).forEach(scale -> scale.move(pixels / panel.area().height())));
  }

  /** Fits all to their values again; returns whether one was zoomed. */
  boolean release() {
    return scales.values().stream().filter(ValueScale::release).count() > 0;
  }

  private static Optional<Panel> panelAt(PlotFrame frame, double y) {
    return frame.panels().stream()
        .filter(panel -> y >= panel.area().y() && y < panel.area().bottom())
        .findFirst();
  }

  private List<ValueScale> of(PlotFrame frame, Panel panel) {
    String own = panel.lines().getFirst().series().name();
    var names = frame.panels().size() > 1 ? List.of(own) : List.of(LEFT, RIGHT, own);
    return names.stream().flatMap(name -> Optional.ofNullable(scales.get(name)).stream()).toList();
  }
}
