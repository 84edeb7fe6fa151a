package picklescope.view.plot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.stream.series.Points;
import picklescope.stream.series.States;

/** The way of the crosshair from message to message. */
public final class CrosshairSteps {
  private CrosshairSteps() {}

  /**
   * Returns the time of the nearest point after a time, or before it, of all shown series; empty if
   * there is none.
   *
   * @param direction 1 or -1
   */
  public static Optional<Long> next(List<PlotSeries> series, long time, int direction) {
    Stream<Long> times =
        series.stream()
            .filter(one -> one.setting().shown())
            .flatMap(one ->
                Stream.of(
                        ofPoints(one.points(), time, direction),
                        ofStates(one.states(), time, direction))
                    .flatMap(Optional::stream));
    return direction > 0 ? times.min(Long::compare) : times.max(Long::compare);
  }

  private static Optional<Long> ofPoints(Points points, long time, int direction) {
    int index = direction > 0 ? points.indexOf(time + 1) : points.indexOf(time) - 1;
    return index >= 0 && index < points.size() ? Optional.of(points.time(index)) : Optional.empty();
  }

  private static Optional<Long> ofStates(States states, long time, int direction) {
    int index = direction > 0 ? states.indexAt(time) + 1 : states.indexAt(time - 1);
    return index >= 0 && index < states.runs().size()
        ? Optional.of(states.runs().get(index).from())
        : Optional.empty();
  }
}
