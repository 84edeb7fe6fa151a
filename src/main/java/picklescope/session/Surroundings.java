package picklescope.session;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.function.LongPredicate;
import picklescope.capture.Capture;

/**
 * What came shortly before and after the messages that a filter chooses: tells which messages of a
 * capture are listed. The time is linear in their number, and nothing is kept. Not thread-safe.
 */
public final class Surroundings {
  private final long before;
  private final long after;
  private long listed; // the last number that was listed
  private boolean any; // whether a message was chosen
  private long until;

  /** Lists a message. */
  @FunctionalInterface
  public interface Listed {
    /** Lists a message; returns whether more may be listed. */
    boolean take(long number) throws IOException;
  }

  /**
   * Creates surroundings.
   *
   * @param before how long before a chosen message the others are listed, in nanoseconds
   * @param after how long after it
   */
  public Surroundings(long before, long after) {
    this.before = before;
    this.after = after;
  }

  /** Lists a message that was chosen, and what came before; the numbers must ascend. */
  public void chosen(Capture capture, long number, Listed to) throws IOException {
    passed(capture, number - 1, to);
    long time = capture.timeNanos(number);
    long first = number;
    long least = Math.max(listed + 1, capture.first());
    while (first > least && hasTime(capture, first - 1, earlier -> time - earlier <= before)) {
      first--;
    }
    any = true;
    until = time + after;
    list(first, number, to);
  }

  /** Returns whether a message has such a time; false too if the capture deletes it meanwhile. */
  private static boolean hasTime(Capture capture, long number, LongPredicate wanted) {
    try {
      return wanted.test(capture.timeNanos(number));
    } catch (NoSuchElementException e) {
      return false;
    }
  }

  private void list(long first, long last, Listed to) throws IOException {
    for (long number = first; number <= last; number++) {
      try {
        if (!to.take(number)) {
          return;
        }
      } catch (NoSuchElementException e) {
        // The capture does not hold it any more.
      }
      listed = number;
    }
  }

  /** Lists what came after the last message that was chosen, up to a number. */
  public void passed(Capture capture, long last, Listed to) throws IOException {
    long end = Math.max(listed, capture.first() - 1);
    while (any && end < last && hasTime(capture, end + 1, later -> later <= until)) {
      end++;
    }
    list(Math.max(listed + 1, capture.first()), end, to);
  }
}
