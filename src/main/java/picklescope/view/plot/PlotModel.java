package picklescope.view.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import picklescope.capture.CaptureGrowth;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.session.SeriesQuery;
import picklescope.session.SeriesResult;
import picklescope.session.SeriesRun;
import picklescope.settings.PlotSetting;
import picklescope.settings.PlottedSeries;

/**
 * The series of a plot and the time that is in view. For one thread; {@link #pulse} takes what has
 * been read meanwhile.
 */
public final class PlotModel implements AutoCloseable {
  private final CaptureView view;
  private final LongSupplier clock;
  private final PlotRuns runs;
  private final Viewport viewport = new Viewport();
  private List<PlotSeries> series = List.of();
  private boolean stacked;
  private double seconds;
  private Filter filter = Filter.everything();
  private long first; // 0 before the messages are known
  private long version; // changes whenever something else is to be drawn
  private long drawnVersion;
  private TimeRange drawnRange;
  private Runnable onChange = () -> {};

  /**
   * Creates an empty plot, which reads nothing until {@link #setMessages}.
   *
   * @param view the capture whose messages are plotted
   * @param clock returns the time, in nanoseconds since 1970-01-01T00:00:00Z
   */
  public PlotModel(CaptureView view, LongSupplier clock) {
    this.view = view;
    this.clock = clock;
    runs = new PlotRuns(view);
    drawnRange = viewport.range();
  }

  /** Sets the action that is called when what is plotted has changed, to keep it. */
  public void onChange(Runnable action) {
    onChange = action;
  }

  /** Returns the series in the order in which they were added. */
  public List<PlotSeries> series() {
    return series;
  }

  /** Returns which time is in view. */
  public Viewport viewport() {
    return viewport;
  }

  /**
   * Adds a series, unless there is one with this text.
   *
   * @throws SourceException with the position of the mistake, also if there are too many series
   */
  public void add(String text) throws SourceException {
    add(new PlottedSeries(text.strip()));
    changed();
  }

  private void add(PlottedSeries setting) throws SourceException {
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

  /** Removes a series. */
  public void remove(String name) {
    series = series.stream().filter(one -> !one.name().equals(name)).toList();
    changed();
  }

  /** Changes how the series with the same text is drawn. */
  public void change(PlottedSeries setting) {
    series =
        series.stream()
            .map(one -> one.name().equals(setting.text()) ? one.with(setting) : one)
            .toList();
    changed();
  }

  private void changed() {
    runs.read(queries());
    version++;
    onChange.run();
  }

  private List<SeriesQuery> queries() {
    return series.stream().map(PlotSeries::query).toList();
  }

  /** Sets the filter that chooses the messages, and the number of the first. */
  public void setMessages(Filter newFilter, long newFirst) {
    if (!newFilter.text().equals(filter.text()) || newFirst != first) {
      filter = newFilter;
      first = newFirst;
      runs.read(filter, first, queries());
      series =
          series.stream()
              .map(one -> new PlotSeries(one.setting(), one.query(), one.style()))
              .toList();
      version++;
    }
  }

  /** Returns whether each series has a panel of its own. */
  public boolean isStacked() {
    return stacked;
  }

  /** Sets whether each series has a panel of its own, one under the other. */
  public void setStacked(boolean newStacked) {
    stacked = newStacked;
    version++;
    onChange.run();
  }

  /** Returns how many seconds are in view while new messages are followed; 0 for all. */
  public double seconds() {
    return seconds;
  }

  /** Sets how many seconds are in view, 0 for all, and follows. */
  public void follow(double newSeconds) {
    seconds = newSeconds;
    follow();
    onChange.run();
  }

  /** Shows the newest messages, and follows. */
  public void follow() {
    if (seconds > 0) {
      viewport.showLast(seconds);
    } else {
      viewport.showAll();
    }
  }

  /** Returns what is plotted, to be kept. */
  public PlotSetting setting() {
    return new PlotSetting(series.stream().map(PlotSeries::setting).toList(), stacked, seconds);
  }

  /** Plots what was kept; series that cannot be read any more are left out. */
  public void restore(PlotSetting setting) {
    series = List.of();
    for (PlottedSeries one : setting.series()) {
      try {
        add(one);
      } catch (SourceException e) {
        // written by hand, or by another version
      }
    }
    stacked = setting.stacked();
    seconds = setting.seconds();
    follow();
    changed();
  }

  /**
   * Takes what has been read since the last call.
   *
   * @return whether something else is to be drawn
   */
  public boolean pulse() {
    runs.pulse();
    series = series.stream().map(this::read).toList();
    series.stream().filter(one -> one.isEmpty()).forEach(this::replaceByItems);
    long from = series.stream().mapToLong(PlotSeries::first).min().orElse(Long.MAX_VALUE);
    long to = series.stream().mapToLong(PlotSeries::last).max().orElse(Long.MIN_VALUE);
    if (from <= to) {
      boolean live = view.capture().growth() == CaptureGrowth.RECORDING;
      viewport.setData(TimeRange.between(from, to), live ? Math.max(to, clock.getAsLong()) : to);
    }
    boolean changed = version != drawnVersion || !viewport.range().equals(drawnRange);
    drawnVersion = version;
    drawnRange = viewport.range();
    return changed;
  }

  private PlotSeries read(PlotSeries old) {
    Optional<SeriesResult> result = runs.result(old.query());
    if (result.isEmpty()) {
      return old;
    }
    PlotSeries read = old.with(result.get());
    boolean same =
        read.kind() == old.kind()
            && read.points().size() == old.points().size()
            && read.states().end() == old.states().end()
            && read.states().runs().size() == old.states().runs().size();
    version += same ? 0 : 1;
    return same ? old : read;
  }

  /** A list is plotted as its items, in its place. */
  private void replaceByItems(PlotSeries whole) {
    List<String> parts = runs.result(whole.query()).map(SeriesResult::parts).orElse(List.of());
    if (parts.isEmpty()) {
      return;
    }
    int before = series.indexOf(whole);
    int after = series.size() - 1 - before;
    series = series.stream().filter(one -> one != whole).toList();
    for (String part : parts) {
      String text = SeriesText.of(part, whole.query().where().text());
      try {
        insert(series.size() - after, new PlottedSeries(text));
      } catch (SourceException e) {
        break; // there are as many as a plot can have
      }
    }
    changed();
  }

  /** Returns what has been read of a series; empty if it has not begun. */
  public Optional<SeriesResult> result(PlotSeries one) {
    return runs.result(one.query());
  }

  /** Returns the pass over the messages; empty if there are no series. */
  public Optional<SeriesRun> run() {
    return runs.latest();
  }

  @Override
  public void close() {
    runs.close();
  }
}
