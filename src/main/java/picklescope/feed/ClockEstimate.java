package picklescope.feed;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Optional;

/**
 * The best of the newest measurements of a host's clock: that with the shortest way, which is the
 * least uncertain. Older ones are forgotten, because clocks drift. For one thread.
 */
public final class ClockEstimate {
  private static final int KEPT = 16;
  private static final int FIRST_QUESTIONS = 8; // the first answers take long

  private final ArrayDeque<ClockOffset> newest = new ArrayDeque<>();

  /** Creates it without measurements. */
  public ClockEstimate() {}

  /** Adds a measurement. */
  public void add(ClockOffset measured) {
    if (newest.size() == KEPT) {
      newest.remove();
    }
    newest.add(measured);
  }

  /**
   * Asks a host for its time, several times at first; has no effect if it does not answer.
   *
   * @throws FeedException if the broker cannot be reached
   */
  public void ask(Broker broker, HostName host) throws FeedException {
    int questions = newest.isEmpty() ? FIRST_QUESTIONS : 1;
    Optional<ClockOffset> measured;
    do {
      measured = broker.clock(host);
      measured.ifPresent(this::add);
    } while (measured.isPresent() && --questions > 0);
  }

  /** Returns the best one; empty if nothing has been measured. */
  public Optional<ClockOffset> best() {
    return newest.stream().min(Comparator.comparingLong(ClockOffset::uncertaintyNanos));
  }
}
