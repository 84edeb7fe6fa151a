package picklescope.stream.series;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Series that share a bound of memory, and the times of the same messages. Above the bound the
 * oldest points of all series are dropped, first to the lowest and highest of each 256, then
 * entirely. For the thread that appends.
 */
public final class SeriesStore {
  private static final int RECENT = 64;

  private final long most;
  private final List<Series> series = new ArrayList<>();
  private final Deque<PackedTimes> recent = new ArrayDeque<>();
  private final Map<PackedTimes, Integer> users = new IdentityHashMap<>();
  private volatile long bytes;

  /**
   * Creates a store without series.
   *
   * @param most the bytes of full chunks; those that are being filled need 96 kB more a series
   */
  public SeriesStore(long most) {
    this.most = most;
  }

  /** Creates a series. */
  public Series add() {
    var added = new Series(this);
    series.add(added);
    return added;
  }

  /** Removes a series. */
  public void remove(Series removed) {
    if (series.remove(removed)) {
      removed.clear();
    }
  }

  /** Returns the bytes of all full chunks. Any thread. */
  public long bytes() {
    return bytes;
  }

  /** Returns times, those of another series if they are the same. */
  PackedTimes shared(PackedTimes times) {
    for (PackedTimes other : recent) {
      if (other.isSameAs(times)) {
        users.merge(other, 1, Integer::sum);
        return other;
      }
    }
    recent.addLast(times);
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
    users.put(times, 1);
    bytes += times.bytes();
    return times;
  }

  /** Counts that one chunk fewer has these times. */
  void release(PackedTimes times) {
    if (users.merge(times, -1, Integer::sum) == 0) {
      users.remove(times);
      recent.removeIf(one -> one == times);
      bytes -= times.bytes();
    }
  }

  /** Counts bytes of a chunk; drops the oldest points if there are too many. */
  void added(int more) {
    bytes += more;
    if (more <= 0) {
      return;
    }
    while (bytes > most) {
      var oldest = series.stream().min(Comparator.comparingLong(Series::exactFrom));
      if (oldest.isPresent() && oldest.get().exactFrom() < Long.MAX_VALUE) {
        oldest.get().coarsen();
        continue;
      }
      var first = series.stream().min(Comparator.comparingLong(Series::from));
      if (first.isEmpty() || first.get().from() == Long.MAX_VALUE) {
        return;
      }
      first.get().dropFirst();
    }
  }
}
