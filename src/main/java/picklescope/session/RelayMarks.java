package picklescope.session;

import java.util.HashMap;
import java.util.Map;
import picklescope.event.NumberedSink;

/**
 * Marks what a relay does with messages, at most {@value #MOST} of them: marks are kept in memory.
 * A comment that a message already has stays. Thread-safe.
 */
final class RelayMarks {
  static final int MOST = 10_000;

  private final Marks marks;
  private final Map<Long, String> written = new HashMap<>();

  RelayMarks(Marks marks) {
    this.marks = marks;
  }

  /**
   * Adds to the comment on a message, unless the comment has it already, the message was not stored
   * or there are too many marks.
   */
  synchronized void add(long number, String what) {
    String before = written.getOrDefault(number, "");
    boolean isNew = before.isEmpty();
    if (number == NumberedSink.NOT_STORED
        || before.contains(what)
        || isNew && written.size() >= MOST) {
      return;
    }
    String now = isNew ? what : before + "; " + what;
    if (marks.note(number, before, now)) {
      written.put(number, now);
    }
  }
}
