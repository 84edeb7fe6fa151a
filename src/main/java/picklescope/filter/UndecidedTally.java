package picklescope.filter;

import java.util.concurrent.atomic.AtomicReference;
import picklescope.python.eval.Decision;

/** Counts the messages that a filter could not decide. Thread-safe. */
public final class UndecidedTally {
  private final AtomicReference<Undecided> undecided = new AtomicReference<>(Undecided.NONE);

  /** Creates a tally of 0. */
  public UndecidedTally() {}

  /** Returns whether the decision is yes; counts it if it is undecided. */
  public boolean isYes(Decision decision) {
    if (decision instanceof Decision.Undecided(String reason)) {
      add(new Undecided(1, reason));
    }
    return decision.isYes();
  }

  /** Adds a count. */
  public void add(Undecided others) {
    undecided.accumulateAndGet(others, Undecided::plus);
  }

  /** Returns the count. */
  public Undecided get() {
    return undecided.get();
  }
}
