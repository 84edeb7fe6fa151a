package picklescope.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picklescope.event.DatagramHeader;
import picklescope.event.Event;
import picklescope.filter.EventExpression;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.pickle.Globals;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.stream.StreamSource;
import picklescope.stream.series.SeriesStore;

/**
 * Evaluates expressions over the messages of a capture for plots: those that are there, then new
 * ones, until it is closed; on the thread {@code series}. Thread-safe.
 */
public final class SeriesRun implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(15);
  private static final int MOST_SOURCES = 10_000;

  private final List<SeriesQuery> queries;
  private final long most;
  private final EventFeed feed;
  private volatile List<SeriesResult> results;
  private volatile UndecidedTally undecided = new UndecidedTally();

  /**
   * Starts to read.
   *
   * @param filter chooses the messages
   * @param first the number of the first message to look at
   * @param queries the series
   * @param most the bytes of memory that their points may need, about
   */
  public SeriesRun(
      CaptureView view, Filter filter, long first, List<SeriesQuery> queries, long most) {
    this.queries = List.copyOf(queries);
    this.most = most;
    results = emptyResults();
    feed = new EventFeed("series", view, filter, first, PAUSE, new Evaluated());
  }

  private List<SeriesResult> emptyResults() {
    var store = new SeriesStore(most);
    var names = new LineNames();
    return queries.stream().map(query -> new SeriesResult(query, names, store)).toList();
  }

  /**
   * Returns the result of each query in order. They are other objects, which begin empty, when
   * messages decode to other events.
   */
  public List<SeriesResult> results() {
    return results;
  }

  /** Returns the number of the last message that has been looked at. */
  public long looked() {
    return feed.looked();
  }

  /** Returns how many messages have not been looked at yet. */
  public long behind() {
    return feed.behind();
  }

  /** Returns how many messages were deleted from the capture before they were looked at. */
  public long missed() {
    return feed.missed();
  }

  /** Returns how many messages a filter could not decide. */
  public Undecided undecided() {
    return feed.undecided().plus(undecided.get());
  }

  @Override
  public void close() {
    feed.close();
  }

  /** The results with the same messages. */
  private final class Group {
    private final Filter where;
    private final List<SeriesResult> members = new ArrayList<>();
    private final Map<StreamSource, Long> lastTimes =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<StreamSource, Long> eldest) {
            return size() > MOST_SOURCES;
          }
        };

    private boolean needsInterval;

    Group(Filter where) {
      this.where = where;
    }

    void add(SeriesResult result) {
      members.add(result);
      needsInterval |= result.query().expression().needsInterval();
    }

    void event(Subject subject) {
      if (!undecided.isYes(where.decide(subject))) {
        return;
      }
      long time = subject.header().timeNanos();
      Subject seen = subject;
      if (needsInterval) {
        Optional<Long> last =
            Optional.ofNullable(lastTimes.put(StreamSource.of(subject.header()), time));
        seen = new Timed(subject, last.map(before -> (time - before) / 1e9));
      }
      for (SeriesResult result : members) {
        EventExpression expression = result.query().expression();
        result.add(subject, expression.value(seen));
      }
    }
  }

  private final class Evaluated implements EventFeed.Sink {
    private List<Group> groups = List.of();

    @Override
    public void begin(long first) {
      undecided = new UndecidedTally();
      var all = emptyResults();
      var byFilter = new LinkedHashMap<String, Group>();
      for (SeriesResult result : all) {
        Filter where = result.query().where();
        byFilter.computeIfAbsent(where.text(), _ -> new Group(where)).add(result);
      }
      groups = List.copyOf(byFilter.values());
      results = all;
    }

    @Override
    public void event(long number, Subject subject) {
      for (Group group : groups) {
        group.event(subject);
      }
    }
  }

  /** A subject whose interval is known. */
  private record Timed(Subject subject, Optional<Double> seconds) implements Subject {
    @Override
    public OptionalDouble interval() {
      return seconds.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    @Override
    public DatagramHeader header() {
      return subject.header();
    }

    @Override
    public String sender() {
      return subject.sender();
    }

    @Override
    public Event event() {
      return subject.event();
    }

    @Override
    public Globals.Found names() {
      return subject.names();
    }

    @Override
    public Optional<PyTuple> data() {
      return subject.data();
    }

    @Override
    public Optional<PyValue> attribute(PyStr name) {
      return subject.attribute(name);
    }
  }
}
