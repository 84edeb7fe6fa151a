package picklescope.view.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import picklescope.filter.Undecided;
import picklescope.python.text.Counted;
import picklescope.session.SeriesLine;
import picklescope.session.SeriesResult;
import picklescope.session.SeriesRun;
import picklescope.stream.series.Series;

/**
 * What a plot tells in a line: what is in view, how far it has read, and what it could not read.
 */
public final class PlotStatus {
  private static final long MUCH = 2_000; // messages

  private PlotStatus() {}

  /** Returns the line; empty if nothing is plotted. */
  public static String text(PlotModel model) {
    var parts = new ArrayList<String>();
    if (model.definitions().isEmpty()) {
      return "";
    }
    var viewport = model.viewport();
    parts.add(
        ValueText.seconds(viewport.range().seconds())
            + (viewport.follows() ? ", following" : ", paused"));
    model.run().ifPresent(run -> addReading(run, parts));
    model
        .definitions()
        .forEach(one -> model.result(one).ifPresent(result -> add(one.text(), result, parts)));
    long lines =
        model.definitions().stream()
            .flatMap(one -> model.result(one).stream())
            .mapToLong(result -> result.lines().size())
            .sum();
    if (lines > SeriesList.MOST_DRAWN) {
      parts.add("%d of %d series are drawn".formatted(SeriesList.MOST_DRAWN, lines));
    }
    return String.join(" · ", parts);
  }

  private static void addReading(SeriesRun run, List<String> parts) {
    if (run.behind() > MUCH) {
      parts.add(Counted.messages(run.behind()) + " to read");
    }
    if (run.missed() > 0) {
      parts.add(Counted.messagesWere(run.missed()) + " deleted before being read");
    }
    Undecided undecided = run.undecided();
    if (!undecided.isNone()) {
      parts.add(undecided.text());
    }
  }

  private static void add(String text, SeriesResult result, List<String> parts) {
    if (result.lines().isEmpty() && result.missing() + result.unusable() > 0) {
      parts.add(
          "%s: none of %s has such a number or text"
              .formatted(text, Counted.messages(result.missing() + result.unusable())));
    } else if (result.unusable() > 0) {
      parts.add(
          "%s: %s"
              .formatted(
                  text,
                  Counted.of(result.unusable(), "value is no number", "values are no numbers")));
    }
    if (result.others() > 0) {
      parts.add(
          "%s: %s of further senders left out".formatted(text, Counted.messages(result.others())));
    }
    addCount(
        result,
        Series::late,
        sum -> Counted.of(sum, "time runs backwards", "times run backwards"),
        text,
        parts);
    addCount(result, Series::dropped, "the oldest %,d left out"::formatted, text, parts);
    addCount(result, Series::coarse, "the oldest %,d as ranges"::formatted, text, parts);
  }

  private static void addCount(
      SeriesResult result,
      ToLongFunction<Series> count,
      LongFunction<String> words,
      String text,
      List<String> parts) {
    long sum = result.lines().stream().map(SeriesLine::numbers).mapToLong(count).sum();
    if (sum > 0) {
      parts.add(text + ": " + words.apply(sum));
    }
  }
}
