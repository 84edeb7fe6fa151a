package picklescope.stream;

import java.util.ArrayList;
import java.util.List;
import picklescope.python.PyStr;

/** The numbers that a group of messages shares with others: those of its first senders. */
final class GroupCounters implements SharedNumbers {
  private static final int MOST = 8;

  private final List<SourceCounters> sources = new ArrayList<>(0);

  /** Adds the counters of a source of the group. */
  void add(SourceCounters source) {
    if (sources.size() < MOST && !sources.contains(source)) {
      sources.add(source);
    }
  }

  @Override
  public boolean share(int position) {
    return sources.stream().anyMatch(source -> source.share(position));
  }

  @Override
  public boolean share(PyStr name) {
    return sources.stream().anyMatch(source -> source.share(name));
  }

  @Override
  public List<Oddity> oddities(StreamStatistics shown) {
    return sources.stream().flatMap(source -> source.oddities(shown).stream()).toList();
  }
}
