package picklescope.view.plot;

import java.util.ArrayList;
import java.util.List;
import picklescope.filter.Undecided;
import picklescope.session.SeriesResult;
import picklescope.session.SeriesRun;

/**
 * What a plot tells in a line: what is in view, how far it has read, and what it could not read.
 */
public final class PlotStatus {
  private static final long MUCH = 2_000; // messages

  private PlotStatus() {}

  /** Returns the line; empty if nothing is plotted. */
  public static String text(PlotModel model) {
    var parts = new ArrayList<String>();
    if (model.series().isEmpty()) {
      return "";
    }
    var viewport = model.viewport();
    parts.add(
        ValueText.seconds(viewport.range().seconds())
            + (viewport.follows() ? ", following" : ", paused"));
    model.run().ifPresent(run -> addReading(run, parts));
    model.series().forEach(one -> model.result(one).ifPresent(result -> add(one, result, parts)));
    long mixed = model.series().stream().filter(one -> isMixed(model, one)).count();
    if (mixed > 0) {
      parts.add("%d from several senders: their menus split them".formatted(mixed));
    }
    return String.join(" · ", parts);
  }

  private static boolean isMixed(PlotModel model, PlotSeries one) {
    return one.isLine() && model.addresses(one).size() > 1;
  }

  private static void addReading(SeriesRun run, List<String> parts) {
    if (run.behind() > MUCH) {
      parts.add("%,d messages to read".formatted(run.behind()));
    }
    if (run.missed() > 0) {
      parts.add("%,d messages were deleted before they were read".formatted(run.missed()));
    }
    Undecided undecided = run.undecided();
    if (!undecided.isNone()) {
      parts.add(undecided.text());
    }
  }

  private static void add(PlotSeries one, SeriesResult result, List<String> parts) {
    if (one.isEmpty() && result.missing() + result.unusable() > 0) {
      parts.add(
          "%s: none of %,d messages has such a number or text"
              .formatted(one.name(), result.missing() + result.unusable()));
    } else if (result.unusable() > 0) {
      parts.add("%s: %,d values are no numbers".formatted(one.name(), result.unusable()));
    }
    long late = result.numbers().late();
    if (late > 0) {
      parts.add("%s: %,d times run backwards".formatted(one.name(), late));
    }
    if (result.numbers().dropped() > 0) {
      parts.add("%s: the oldest %,d left out".formatted(one.name(), result.numbers().dropped()));
    } else if (result.numbers().coarse() > 0) {
      parts.add("%s: the oldest %,d as ranges".formatted(one.name(), result.numbers().coarse()));
    }
  }
}
