package picklescope.send.relay;

import java.util.concurrent.atomic.AtomicReference;

/** Counts what the rules of a relay do. Thread-safe. */
final class RuleTally {
  private final AtomicReference<RuleCounts> counts = new AtomicReference<>(RuleCounts.NONE);
  private volatile String problem = "";

  void add(RuleCounts more) {
    counts.accumulateAndGet(more, RuleCounts::plus);
  }

  /** Counts a message that is passed on unchanged, with the reason, for the user. */
  void failed(int rule, String why) {
    add(RuleCounts.ofFailed());
    problem = "rule %s: %s; the message was passed on unchanged".formatted(rule, why);
  }

  RuleCounts counts() {
    return counts.get();
  }

  /** Returns the reason of the latest failure; empty if there was none. */
  String problem() {
    return problem;
  }
}
