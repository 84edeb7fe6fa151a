package picklescope.view.stream;

import java.util.Optional;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.session.LiveClock;
import picklescope.session.StreamRun;
import picklescope.stream.StreamGrouping;

/**
 * The statistics of a capture's streams: those of all messages, and those of the chosen ones, which
 * are read while somebody wants them. For the thread of the window.
 */
public final class StreamWatch implements AutoCloseable {
  private final CaptureView view;
  private StreamRun all;
  private long first = 1;
  private Filter filter = Filter.everything();
  private StreamGrouping grouping = new StreamGrouping.Standard();
  private Optional<StreamRun> chosen = Optional.empty();

  /** Starts to read all messages of a capture. */
  public StreamWatch(CaptureView view) {
    this.view = view;
    all = run(Filter.everything(), new StreamGrouping.Standard());
  }

  private StreamRun run(Filter which, StreamGrouping by) {
    return new StreamRun(view, which, first, by, LiveClock.SYSTEM);
  }

  /** Reads all messages from a number on; older ones were cleared. */
  public void begin(long newFirst) {
    if (newFirst != first) {
      first = newFirst;
      all.close();
      all = run(Filter.everything(), new StreamGrouping.Standard());
      again();
    }
  }

  /** Chooses messages by a filter. */
  public void choose(Filter newFilter) {
    if (!newFilter.text().equals(filter.text())) {
      filter = newFilter;
      again();
    }
  }

  /**
   * Tells the chosen messages apart by an expression; by sender, port and shape if it is blank.
   *
   * @return what is wrong with it, for the user; empty if it is used
   */
  public String groupBy(String expression) {
    try {
      var asked = StreamGrouping.of(expression);
      if (!asked.text().equals(grouping.text())) {
        grouping = asked;
        again();
      }
      return "";
    } catch (SourceException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void again() {
    chosen.ifPresent(StreamRun::close);
    chosen = Optional.empty();
    if (!filter.text().isBlank() || !grouping.text().isBlank()) {
      chosen = Optional.of(run(filter, grouping));
    }
  }

  /** Returns the streams of all messages. */
  public StreamRun all() {
    return all;
  }

  /** Returns the streams of the chosen messages. */
  public StreamRun chosen() {
    return chosen.orElse(all);
  }

  @Override
  public void close() {
    chosen.ifPresent(StreamRun::close);
    all.close();
  }
}
