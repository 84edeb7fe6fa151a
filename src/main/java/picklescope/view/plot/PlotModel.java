package picklescope.view.plot;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import picklescope.capture.CaptureGrowth;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
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
  private final SeriesList series = new SeriesList();
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

  /** Returns what the user has added, in order. */
  public List<PlotDefinition> definitions() {
    return series.definitions();
  }

  /** Returns the series in order: of each definition one for each source. */
  public List<PlotSeries> series() {
    return series.all();
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
    series.add(new PlottedSeries(text.strip()));
    changed();
  }

  /** Removes the series of a text. */
  public void remove(String text) {
    series.remove(text);
    changed();
  }

  /** Changes how the series with the same text are drawn. */
  public void change(PlottedSeries setting) {
    series.change(setting);
    changed();
  }

  /** Shows or hides a series, but not those of other sources. */
  public void setShown(PlotSeries one, boolean shown) {
    series.setShown(one, shown);
    changed();
  }

  private void changed() {
    runs.read(series.queries());
    series.read(runs::result);
    version++;
    onChange.run();
  }

  /** Sets the filter that chooses the messages, and the number of the first. */
  public void setMessages(Filter newFilter, long newFirst) {
    if (!newFilter.text().equals(filter.text()) || newFirst != first) {
      filter = newFilter;
      first = newFirst;
      runs.read(filter, first, series.queries());
      series.read(runs::result);
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
    return new PlotSetting(
        series.definitions().stream().map(PlotDefinition::setting).toList(), stacked, seconds);
  }

  /** Plots what was kept; series that cannot be read any more are left out. */
  public void restore(PlotSetting setting) {
    series.clear();
    for (PlottedSeries one : setting.series()) {
      try {
        series.add(one);
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
    version += series.read(runs::result) ? 1 : 0;
    series.definitions().forEach(this::replaceByItems);
    series
        .range()
        .ifPresent(data -> {
          boolean live = view.capture().growth() == CaptureGrowth.RECORDING;
          viewport.setData(data, live ? Math.max(data.to(), clock.getAsLong()) : data.to());
        });
    boolean changed = version != drawnVersion || !viewport.range().equals(drawnRange);
    drawnVersion = version;
    drawnRange = viewport.range();
    return changed;
  }

  /** A list is plotted as its items. */
  private void replaceByItems(PlotDefinition one) {
    result(one)
        .filter(result -> result.lines().isEmpty() && !result.parts().isEmpty())
        .ifPresent(result -> {
          String where = one.query().where().text();
          var items = result.parts().stream().map(item -> SeriesText.of(item, where)).toList();
          series.replace(one, items);
          changed();
        });
  }

  /** Returns what has been read of a definition; empty if it has not begun. */
  public Optional<SeriesResult> result(PlotDefinition one) {
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
