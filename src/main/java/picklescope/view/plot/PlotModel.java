package picklescope.view.plot;

import java.net.InetAddress;
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
  private final SeriesParts parts;
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
    parts = new SeriesParts(series, runs);
    drawnRange = viewport.range();
  }

  /** Sets the action that is called when what is plotted has changed, to keep it. */
  public void onChange(Runnable action) {
    onChange = action;
  }

  /** Returns the series in order. */
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

  /** Removes a series. */
  public void remove(String name) {
    series.remove(name);
    changed();
  }

  /** Changes how the series with the same text is drawn. */
  public void change(PlottedSeries setting) {
    series.change(setting);
    changed();
  }

  /** Returns the computers whose messages a series has, the first 16. */
  public List<InetAddress> addresses(PlotSeries one) {
    return parts.addresses(one);
  }

  /** Plots one series for each computer whose messages a series has, if there are several. */
  public void split(PlotSeries one) {
    if (parts.splitBySender(one)) {
      changed();
    }
  }

  private void changed() {
    runs.read(series.queries());
    version++;
    onChange.run();
  }

  /** Sets the filter that chooses the messages, and the number of the first. */
  public void setMessages(Filter newFilter, long newFirst) {
    if (!newFilter.text().equals(filter.text()) || newFirst != first) {
      filter = newFilter;
      first = newFirst;
      runs.read(filter, first, series.queries());
      series.forget();
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
        series.all().stream().map(PlotSeries::setting).toList(), stacked, seconds);
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
    if (parts.splitLists() || parts.splitSenders()) {
      changed();
    }
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
