package picklescope.stream;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * By how much the clock of another computer is ahead of this computer's, while messages are
 * recorded. It is known once it has not changed for a second: before, messages may be read that
 * were kept, and do not tell it. For one thread.
 */
final class ClockLead {
  private static final long SETTLING = TimeUnit.SECONDS.toNanos(1);
  private static final long MOST_CHANGE = TimeUnit.MILLISECONDS.toNanos(500);

  /** Messages come late by different times; a clock that is set by less is not noticed. */
  private static final long MOST_DIFFERENCE = TimeUnit.SECONDS.toNanos(1);

  private long lead; // the most since it is known
  private OptionalLong since =
      OptionalLong.empty(); // the time here at the last comparison before it is known
  private boolean isKnown;

  /** Compares the time of the newest message with the time here. */
  void compare(long newest, long here) {
    long now = newest - here;
    if (isKnown) {
      lead = Math.max(lead, now);
    } else if (since.isEmpty() || here - since.getAsLong() >= SETTLING) {
      isKnown = since.isPresent() && Math.abs(now - lead) < MOST_CHANGE;
      since = OptionalLong.of(here);
      lead = now;
    }
  }

  boolean isKnown() {
    return isKnown;
  }

  /** Returns whether the clock must have been set for a message to have a time. */
  boolean isExceeded(long nanos, long here) {
    return isKnown && nanos - here > lead + MOST_DIFFERENCE;
  }

  /** Returns whether a message comes late, or its clock was set back by less than its distance. */
  boolean isLate(long nanos, long here) {
    return isKnown && nanos - here < lead - MOST_DIFFERENCE;
  }

  /** Notes that the clock was set to a time. */
  void set(long nanos, long here) {
    lead = nanos - here;
  }
}
