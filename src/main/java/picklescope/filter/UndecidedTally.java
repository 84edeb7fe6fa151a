package picklescope.filter;

import java.util.concurrent.atomic.AtomicReference;
import picklescope.python.Decision;

/** Counts what could not be decided; any thread may use it. */
public final class UndecidedTally {
  private final AtomicReference<Undecided> undecided = new AtomicReference<>(Undecided.NONE);

  /** Has counted none. */
  public UndecidedTally() {}

  /** Whether the decision is a yes; counts it if it is undecided. */
  public boolean isYes(Decision decision) {
    if (decision instanceof Decision.Undecided(String reason)) {
      add(new Undecided(1, reason));
    }
    return decision.isYes();
  }

  /** Counts others too. */
  public void add(Undecided others) {
    undecided.accumulateAndGet(others, Undecided::plus);
  }

  /** What has been counted. */
  public Undecided get() {
    return undecided.get();
  }
}
