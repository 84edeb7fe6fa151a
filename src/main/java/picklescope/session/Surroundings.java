package picklescope.session;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.SourceNames;

/**
 * What came shortly before and after the messages that a filter chooses: tells which messages of a
 * capture are listed. The time is linear in their number. Not thread-safe.
 *
 * <p>The clocks of the computers of a lab may differ: how much time lies between two messages is
 * told by messages of the same computer only. The first message of another one counts as near.
 */
public final class Surroundings {
  private final long before;
  private final long after;
  private long listed; // the last number that was listed
  private boolean any; // whether a message was chosen
  private final Map<String, Long> until = new HashMap<>(); // for each computer

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
    var message = capture.get(number);
    String host = SourceNames.host(message.source());
    var from = new HashMap<>(Map.of(host, message.timeNanos() - before));
    long first = number;
    long least = Math.max(listed + 1, capture.first());
    while (first > least && isNear(capture, first - 1, one -> isSince(from, one))) {
      first--;
    }
    any = true;
    until.clear();
    until.put(host, message.timeNanos() + after);
    list(first, number, to);
  }

  private boolean isSince(Map<String, Long> from, Datagram one) {
    String host = SourceNames.host(one.source());
    return one.timeNanos() >= from.computeIfAbsent(host, _ -> one.timeNanos() - before);
  }

  private boolean isUntil(Datagram one) {
    String host = SourceNames.host(one.source());
    return one.timeNanos() <= until.computeIfAbsent(host, _ -> one.timeNanos() + after);
  }

  /** Returns whether a message is near; false too if the capture deletes it meanwhile. */
  private static boolean isNear(Capture capture, long number, Predicate<Datagram> near) {
    try {
      return near.test(capture.get(number));
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
    while (any && end < last) {
      try {
        any = isUntil(capture.get(end + 1)); // else the time has passed
      } catch (NoSuchElementException e) {
        break;
      }
      end += any ? 1 : 0;
    }
    list(Math.max(listed + 1, capture.first()), end, to);
  }
}
