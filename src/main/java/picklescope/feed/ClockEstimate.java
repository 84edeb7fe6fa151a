package picklescope.feed;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
   * Asks hosts for their times: all at once, several times at first, and those no longer that do
   * not answer.
   *
   * @throws FeedException if the broker cannot be reached
   */
  public static void ask(Broker broker, Map<HostName, ClockEstimate> estimates)
      throws FeedException {
    var asked = estimates;
    for (int question = 0; question < FIRST_QUESTIONS && !asked.isEmpty(); question++) {
      var answers = broker.clocks(asked.keySet());
      asked.forEach(
          (host, estimate) -> Optional.ofNullable(answers.get(host)).ifPresent(estimate::add));
      asked =
          asked.entrySet().stream()
              .filter(one -> answers.containsKey(one.getKey()))
              .filter(one -> one.getValue().newest.size() < FIRST_QUESTIONS)
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }

  /** Returns the best one; empty if nothing has been measured. */
  public Optional<ClockOffset> best() {
    return newest.stream().min(Comparator.comparingLong(ClockOffset::uncertaintyNanos));
  }
}
