package picklescope.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The shared counters of all sources: those of each receiver of a sender, and of all. */
final class SenderCounters {
  private final Map<StreamSource, SourceCounters> bySource = new HashMap<>();
  private final Map<StreamSource, SharedCounters> bySender = new HashMap<>();

  /** Returns the counters of a source; empty for those beyond a number of sources. */
  Optional<SourceCounters> find(StreamSource source, int most) {
    return bySource.size() < most || bySource.containsKey(source)
        ? Optional.of(of(source))
        : Optional.empty();
  }

  /** Returns the counters of a source. There are not more sources than streams. */
  SourceCounters of(StreamSource source) {
    return bySource.computeIfAbsent(
        source,
        _ ->
            new SourceCounters(
                source,
                new SharedCounters(),
                bySender.computeIfAbsent(source.toAll(), _ -> new SharedCounters())));
  }
}
