package picklescope.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shared counters of all sources: those of each receiver of a sender, and of all. */
final class SenderCounters {
  private final Map<StreamSource, SourceCounters> bySource = new HashMap<>();
  private final Map<StreamSource, SharedCounters> byMany = new HashMap<>();

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
        _ -> {
          var levels = new ArrayList<SharedCounters>(List.of(new SharedCounters()));
          for (StreamSource wider : source.wider()) {
            levels.add(byMany.computeIfAbsent(wider, _ -> new SharedCounters()));
          }
          return new SourceCounters(source, levels);
        });
  }
}
