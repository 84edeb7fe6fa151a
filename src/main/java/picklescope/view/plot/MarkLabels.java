package picklescope.view.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picklescope.stream.series.Points;
import picklescope.stream.series.States;

/** The texts beside the marks of a frame, as far as there is room. */
public final class MarkLabels {
  private static final int MOST = 200;
  private static final double GAP = 8;

  private MarkLabels() {}

  /**
   * The text of a mark: its state, or the name of its series.
   *
   * @param x where it begins
   */
  public record Label(double x, String text, int style) {}

  /** Returns the texts that do not overlap, from left to right; none if there are many marks. */
  public static List<Label> of(PlotFrame frame, double advance) {
    var all = new ArrayList<Label>();
    for (PlotSeries series : frame.marks()) {
      addNumbers(frame, series, all);
      addStates(frame, series, all);
    }
    if (all.size() > MOST) {
      return List.of();
    }
    all.sort(Comparator.comparingDouble(Label::x));
    var fitting = new ArrayList<Label>();
    for (int i = 0; i < all.size(); i++) {
      Label label = all.get(i);
      double end = i + 1 < all.size() ? all.get(i + 1).x() : frame.plot().right();
      if (label.x() + label.text().length() * advance <= end) {
        fitting.add(label);
      }
    }
    return List.copyOf(fitting);
  }

  private static void addNumbers(PlotFrame frame, PlotSeries series, List<Label> to) {
    Points points = series.points();
    int from = points.indexOf(frame.range().from());
    int end = Math.min(points.indexOf(frame.range().to() + 1), from + MOST + 1);
    for (int i = from; i < end; i++) {
      to.add(new Label(frame.x(points.time(i)) + GAP, series.label(), series.style()));
    }
  }

  private static void addStates(PlotFrame frame, PlotSeries series, List<Label> to) {
    States states = series.states();
    int from = states.indexAt(frame.range().from() - 1) + 1;
    int end = Math.min(states.indexAt(frame.range().to()) + 1, from + MOST + 1);
    for (int i = from; i < end; i++) {
      States.Run run = states.runs().get(i);
      to.add(new Label(frame.x(run.from()) + GAP, run.name(), series.style()));
    }
  }
}
