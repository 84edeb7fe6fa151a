package picklescope.view.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import picklescope.python.source.SourceException;
import picklescope.session.SeriesQuery;
import picklescope.session.SeriesResult;
import picklescope.settings.PlotSetting;
import picklescope.settings.PlottedSeries;

/** The series of a plot, each with another text and style. For one thread. */
final class SeriesList {
  private List<PlotSeries> series = List.of();

  /** Returns them in order. */
  List<PlotSeries> all() {
    return series;
  }

  List<SeriesQuery> queries() {
    return series.stream().map(PlotSeries::query).toList();
  }

  /**
   * Adds a series at the end, unless there is one with this text.
   *
   * @throws SourceException with the position of the mistake, also if there are too many series
   */
  void add(PlottedSeries setting) throws SourceException {
    insert(series.size(), setting);
  }

  private void insert(int place, PlottedSeries setting) throws SourceException {
    SeriesQuery query = SeriesText.parse(setting.text());
    if (series.stream().anyMatch(one -> one.name().equals(setting.text()))) {
      return;
    }
    if (series.size() >= PlotSetting.MOST_SERIES) {
      throw new SourceException(
          0, "a plot has %d series at most: remove one".formatted(PlotSetting.MOST_SERIES));
    }
    var more = new ArrayList<>(series);
    more.add(place, new PlotSeries(setting, query, freeStyle()));
    series = List.copyOf(more);
  }

  private int freeStyle() {
    return IntStream.iterate(0, style -> style + 1)
        .filter(style -> series.stream().noneMatch(one -> one.style() == style))
        .findFirst()
        .orElseThrow();
  }

  void clear() {
    series = List.of();
  }

  void remove(String name) {
    series = series.stream().filter(one -> !one.name().equals(name)).toList();
  }

  /** Replaces a series by others that are drawn as it is, in its place, as far as there is room. */
  void replace(PlotSeries whole, List<String> texts) {
    int after = series.size() - 1 - series.indexOf(whole);
    series = series.stream().filter(one -> one != whole).toList();
    PlottedSeries form = whole.setting();
    for (String text : texts) {
      try {
        insert(
            series.size() - after,
            new PlottedSeries(text, form.right(), form.marks(), form.shown()));
      } catch (SourceException e) {
        break; // there are as many as a plot can have
      }
    }
  }

  /** Changes how the series with the same text is drawn. */
  void change(PlottedSeries setting) {
    update(one -> one.name().equals(setting.text()) ? one.with(setting) : one);
  }

  /** Forgets what has been read. */
  void forget() {
    update(one -> new PlotSeries(one.setting(), one.query(), one.style()));
  }

  /**
   * Takes what has been read.
   *
   * @param results returns what has been read of a query; empty if it has not begun
   * @return whether it is something else than before
   */
  boolean read(Function<SeriesQuery, Optional<SeriesResult>> results) {
    var before = series;
    update(one -> results.apply(one.query()).map(one::with).filter(one::differs).orElse(one));
    return IntStream.range(0, series.size()).anyMatch(i -> series.get(i) != before.get(i));
  }

  private void update(UnaryOperator<PlotSeries> change) {
    series = series.stream().map(change).toList();
  }

  /** Returns the time from the first to the last point; empty if there is none. */
  Optional<TimeRange> range() {
    long from = series.stream().mapToLong(PlotSeries::first).min().orElse(Long.MAX_VALUE);
    long to = series.stream().mapToLong(PlotSeries::last).max().orElse(Long.MIN_VALUE);
    return from <= to ? Optional.of(TimeRange.between(from, to)) : Optional.empty();
  }
}
