package picklescope.view.plot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picklescope.filter.Filter;
import picklescope.session.CaptureView;
import picklescope.session.SeriesQuery;
import picklescope.session.SeriesResult;
import picklescope.session.SeriesRun;

/**
 * Reads the series of a plot, once it is known of which messages. When series are added all are
 * read once more, in one pass; what has been read before stays in view until then. For one thread.
 */
final class PlotRuns implements AutoCloseable {
  private static final long MOST_BYTES = 128L << 20;
  private static final int SHARE_OF_MEMORY = 8;

  private final CaptureView view;
  private Filter filter = Filter.everything();
  private long first = 1;
  private boolean begun;
  private Optional<Reading> now = Optional.empty();
  private Optional<Reading> next = Optional.empty();

  /** A pass over the messages. */
  private record Reading(SeriesRun run, Map<SeriesQuery, Integer> places) {
    Optional<SeriesResult> result(SeriesQuery query) {
      return Optional.ofNullable(places.get(query)).map(run.results()::get);
    }
  }

  PlotRuns(CaptureView view) {
    this.view = view;
  }

  /** Sets which messages are read, from the first number on, of these series. */
  void read(Filter newFilter, long newFirst, List<SeriesQuery> queries) {
    filter = newFilter;
    first = newFirst;
    begun = true;
    close();
    now = reading(queries);
  }

  /** Sets the series that are read. */
  void read(List<SeriesQuery> queries) {
    var latest = next.or(() -> now);
    if (queries.isEmpty()) {
      close();
    } else if (latest.isEmpty()) {
      now = reading(queries);
    } else if (!latest.get().places().keySet().containsAll(queries)) {
      next.ifPresent(reading -> reading.run().close());
      next = reading(queries);
    }
  }

  private Optional<Reading> reading(List<SeriesQuery> queries) {
    if (queries.isEmpty() || !begun) {
      return Optional.empty();
    }
    long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    var places =
        IntStream.range(0, queries.size())
            .boxed()
            .collect(Collectors.toMap(queries::get, Function.identity()));
    return Optional.of(new Reading(new SeriesRun(view, filter, first, queries, most), places));
  }

  /** Uses the latest pass as soon as it has come as far as the one before. */
  void pulse() {
    if (next.isPresent() && now.isPresent()) {
      if (next.get().run().looked() >= now.get().run().looked()) {
        now.get().run().close();
        now = next;
        next = Optional.empty();
      }
    }
  }

  /** Returns what has been read of a series. */
  Optional<SeriesResult> result(SeriesQuery query) {
    return now.flatMap(reading -> reading.result(query))
        .or(() -> next.flatMap(reading -> reading.result(query)));
  }

  /** Returns the latest pass; empty if there are no series. */
  Optional<SeriesRun> latest() {
    return next.or(() -> now).map(Reading::run);
  }

  @Override
  public void close() {
    now.ifPresent(reading -> reading.run().close());
    next.ifPresent(reading -> reading.run().close());
    now = Optional.empty();
    next = Optional.empty();
  }
}
