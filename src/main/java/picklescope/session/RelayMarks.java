package picklescope.session;

import java.util.HashMap;
import java.util.Map;
import picklescope.event.NumberedSink;

/**
 * Marks what a relay does with messages, at most {@value #MOST} of them: marks are kept in memory.
 * That this limit is reached is reported once. A comment that a message already has stays.
 * Thread-safe.
 */
final class RelayMarks {
  static final int MOST = 10_000;

  private final Marks marks;
  private final Runnable onFull;
  private final Map<Long, String> written = new HashMap<>();
  private boolean full;

  /**
   * Creates the marks of a relay, of which there are none.
   *
   * @param onFull called once, when the first message is not marked because of the limit
   */
  RelayMarks(Marks marks, Runnable onFull) {
    this.marks = marks;
    this.onFull = onFull;
  }

  /**
   * Adds to the comment on a message, unless the comment has it already, the message was not stored
   * or there are too many marks.
   */
  synchronized void add(long number, String what) {
    String before = written.getOrDefault(number, "");
    boolean isNew = before.isEmpty();
    if (number == NumberedSink.NOT_STORED || before.contains(what)) {
      return;
    }
    if (isNew && written.size() >= MOST) {
      reportFull();
      return;
    }
    String now = isNew ? what : before + "; " + what;
    if (marks.note(number, before, now)) {
      written.put(number, now);
    }
  }

  private void reportFull() {
    if (!full) {
      full = true;
      onFull.run();
    }
  }
}
