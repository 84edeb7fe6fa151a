package picklescope.stream.series;

import java.util.List;

/**
 * The runs of a state at one time: when each began, by which message, and its name. A run ends when
 * the next begins. Immutable, for any thread.
 *
 * @param runs in the order of time
 * @param end the time of the last message
 */
public record States(List<Run> runs, long end) {
  /** No states. */
  public static final States NONE = new States(List.of(), 0);

  /**
   * A state that lasted.
   *
   * @param from when it began, in nanoseconds
   * @param number of the message with which it began
   * @param id the same for each run of this state, from 0
   */
  public record Run(long from, long number, int id, String name) {}

  /** Returns the index of the run at a time; -1 before the first. */
  public int indexAt(long time) {
    int low = 0;
    int high = runs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs.get(middle).from() <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** Returns when a run ends. */
  public long endOf(int index) {
    return index + 1 < runs.size() ? runs.get(index + 1).from() : end;
  }
}
