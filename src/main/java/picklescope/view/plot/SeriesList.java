package picklescope.view.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import picklescope.python.source.SourceException;
import picklescope.session.SeriesLine;
import picklescope.session.SeriesQuery;
import picklescope.session.SeriesResult;
import picklescope.settings.PlotSetting;
import picklescope.settings.PlottedSeries;

/** What is plotted, and the series that come of it: one for each source. For one thread. */
final class SeriesList {
  /** The most series that are drawn. */
  static final int MOST_DRAWN = 64;

  private final Map<String, Integer> styles = new HashMap<>(); // by text and index of the source
  private final Set<String> hidden = new HashSet<>(); // names, of several sources
  private List<PlotDefinition> definitions = List.of();
  private List<PlotSeries> series = List.of();

  /** Returns what is plotted, in order. */
  List<PlotDefinition> definitions() {
    return definitions;
  }

  /** Returns the series, in order. */
  List<PlotSeries> all() {
    return series;
  }

  List<SeriesQuery> queries() {
    return definitions.stream().map(PlotDefinition::query).toList();
  }

  /**
   * Adds a text at the end, unless there is one like it.
   *
   * @throws SourceException with the position of the mistake, also if there are too many
   */
  void add(PlottedSeries setting) throws SourceException {
    insert(definitions.size(), setting);
  }

  private void insert(int place, PlottedSeries setting) throws SourceException {
    SeriesQuery query = SeriesText.parse(setting.text());
    if (definitions.stream().anyMatch(one -> one.text().equals(setting.text()))) {
      return;
    }
    if (definitions.size() >= PlotSetting.MOST_SERIES) {
      throw new SourceException(
          0, "a plot has %d series at most: remove one".formatted(PlotSetting.MOST_SERIES));
    }
    var more = new ArrayList<>(definitions);
    more.add(place, new PlotDefinition(setting, query));
    definitions = List.copyOf(more);
  }

  void clear() {
    definitions = List.of();
    styles.clear();
    hidden.clear();
  }

  void remove(String text) {
    keep(one -> !one.text().equals(text));
  }

  private void keep(Predicate<PlotDefinition> kept) {
    definitions = definitions.stream().filter(kept).toList();
    styles.keySet().removeIf(key -> definitions.stream().noneMatch(one -> isOf(key, one)));
  }

  private static String key(PlotDefinition one, int source) {
    return one.text() + "\n" + source;
  }

  private static boolean isOf(String key, PlotDefinition one) {
    return key.substring(0, key.lastIndexOf('\n')).equals(one.text());
  }

  /** Replaces a text by others that are drawn as it is, in its place, as far as there is room. */
  void replace(PlotDefinition whole, List<String> texts) {
    int after = definitions.size() - 1 - definitions.indexOf(whole);
    keep(one -> one != whole);
    PlottedSeries form = whole.setting();
    for (String text : texts) {
      try {
        insert(
            definitions.size() - after,
            new PlottedSeries(text, form.right(), form.marks(), form.shown()));
      } catch (SourceException e) {
        break; // there are as many as a plot can have
      }
    }
  }

  /** Changes how the series of a text are drawn. */
  void change(PlottedSeries setting) {
    definitions =
        definitions.stream()
            .map(one ->
                one.text().equals(setting.text()) ? new PlotDefinition(setting, one.query()) : one)
            .toList();
  }

  /** Shows or hides a series, but not those of other sources. */
  void setShown(PlotSeries one, boolean shown) {
    PlottedSeries now = one.setting();
    if (one.source().isEmpty() || shown) {
      change(new PlottedSeries(now.text(), now.right(), now.marks(), shown));
    }
    if (shown) {
      hidden.remove(one.name());
    } else if (!one.source().isEmpty()) {
      hidden.add(one.name());
    }
  }

  /**
   * Takes what has been read.
   *
   * @param results returns what has been read of a query; empty if it has not begun
   * @return whether it is something else than before
   */
  boolean read(Function<SeriesQuery, Optional<SeriesResult>> results) {
    var now = new ArrayList<PlotSeries>();
    for (PlotDefinition one : definitions) {
      List<SeriesLine> lines =
          results.apply(one.query()).map(SeriesResult::lines).orElse(List.of());
      if (lines.isEmpty()) {
        now.add(new PlotSeries(one.setting(), style(one, 0)));
      }
      for (int i = 0; i < lines.size() && now.size() < MOST_DRAWN; i++) {
        now.add(series(one, lines.get(i), i, lines.size() > 1));
      }
    }
    var labels = now.stream().map(PlotSeries::label).toList();
    now.replaceAll(
        one -> Collections.frequency(labels, one.label()) > 1 ? one.withLabel(one.name()) : one);
    var before = series;
    series =
        IntStream.range(0, now.size())
            .mapToObj(i ->
                i < before.size() && !now.get(i).differs(before.get(i))
                    ? before.get(i)
                    : now.get(i))
            .toList();
    return series.size() != before.size()
        || IntStream.range(0, series.size()).anyMatch(i -> series.get(i) != before.get(i));
  }

  private PlotSeries series(PlotDefinition one, SeriesLine line, int index, boolean several) {
    String source = several ? line.source() : "";
    String label = label(one, line, several);
    PlottedSeries form = one.setting();
    String name = several ? form.text() + PlotSeries.BEFORE_SOURCE + source : form.text();
    boolean shown = form.shown() && !hidden.contains(name);
    return new PlotSeries(
        new PlottedSeries(form.text(), form.right(), form.marks(), shown),
        source,
        label,
        style(one, index),
        line.kind(),
        line.points(),
        line.states());
  }

  /** Returns the expression with its source in place of its filter, if that is clear. */
  private String label(PlotDefinition one, SeriesLine line, boolean several) {
    String expression = one.query().expression().text();
    long alike =
        definitions.stream()
            .filter(other -> other.query().expression().text().equals(expression))
            .count();
    String text = alike > 1 && several ? one.text() : expression;
    return several || alike > 1 ? text + PlotSeries.BEFORE_SOURCE + line.source() : text;
  }

  /** Returns the style of a series, which stays the same. */
  private int style(PlotDefinition one, int source) {
    String key = key(one, source);
    if (!styles.containsKey(key)) {
      styles.put(
          key,
          IntStream.iterate(0, style -> style + 1)
              .filter(style -> !styles.containsValue(style))
              .findFirst()
              .orElseThrow());
    }
    return styles.getOrDefault(key, 0);
  }

  /** Returns the time from the first to the last point; empty if there is none. */
  Optional<TimeRange> range() {
    long from = series.stream().mapToLong(PlotSeries::first).min().orElse(Long.MAX_VALUE);
    long to = series.stream().mapToLong(PlotSeries::last).max().orElse(Long.MIN_VALUE);
    return from <= to ? Optional.of(TimeRange.between(from, to)) : Optional.empty();
  }
}
