package picklescope.stream.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A state over time, such as a text or a boolean, as runs. One thread appends, any thread reads its
 * {@link #states}. Bounded: beyond so many runs the older half is dropped, and states beyond so
 * many different ones are one state, <em>other</em>.
 */
public final class StateSeries {
  /** The most runs that are held. */
  public static final int MOST_RUNS = 100_000;

  /** The most different states. */
  public static final int MOST_STATES = 1_000;

  private static final String OTHER = "(other)";

  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> names = new ArrayList<>(); // by id: equal ones are one object
  private final List<States.Run> runs = new ArrayList<>(); // guarded by this
  private long end = Long.MIN_VALUE; // guarded by this
  private States shown = States.NONE; // guarded by this
  private long dropped; // guarded by this

  /** Creates one without states. */
  public StateSeries() {}

  /** Appends the state of a message; a time before the last is replaced by the last. */
  public synchronized void append(long time, long number, String state) {
    end = Math.max(end, time);
    String name = ids.containsKey(state) || ids.size() < MOST_STATES ? state : OTHER;
    int id = ids.computeIfAbsent(name, _ -> ids.size());
    if (id == names.size()) {
      names.add(name);
    }
    if (runs.isEmpty() || runs.getLast().id() != id) {
      if (runs.size() == MOST_RUNS) {
        runs.subList(0, MOST_RUNS / 2).clear();
        dropped += MOST_RUNS / 2;
      }
      runs.add(new States.Run(end, number, id, names.get(id)));
    }
  }

  /** Returns the states so far. */
  public synchronized States states() {
    int known = shown.runs().size();
    boolean same = known == runs.size() && (known == 0 || shown.runs().getLast() == runs.getLast());
    if (!same) {
      shown = new States(List.copyOf(runs), end);
    } else if (shown.end() != end && known > 0) {
      shown = new States(shown.runs(), end);
    }
    return shown;
  }

  /** Returns how many of the oldest runs were dropped. */
  public synchronized long dropped() {
    return dropped;
  }
}
