package picklescope.view.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import picklescope.stream.AlarmNews;
import picklescope.view.text.ClockText;

/**
 * The alarms of this session, the newest first; the oldest are forgotten beyond {@link #MOST}. For
 * one thread.
 */
public final class AlarmLog {
  /** The most that are kept. */
  public static final int MOST = 1_000;

  /**
   * An alarm that has begun or ended.
   *
   * @param text the time and what has happened
   * @param number the number of the message
   */
  public record Entry(String text, long number, boolean begins) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long unseen;

  /** Creates an empty log. */
  public AlarmLog() {}

  /** Adds an alarm. */
  public void add(AlarmNews news) {
    String time = ClockText.seconds(news.nanos());
    entries.addFirst(new Entry(time + "  " + news.text(), news.number(), news.begins()));
    if (entries.size() > MOST) {
      entries.removeLast();
    }
    unseen++;
  }

  /** Returns the entries, the newest first. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Returns the newest entry that has not been put away; empty if there is none. */
  public Optional<Entry> newest() {
    return unseen == 0 ? Optional.empty() : Optional.ofNullable(entries.peekFirst());
  }

  /** Returns the line for the user: the newest, and how many others have not been put away. */
  public String line() {
    return newest()
        .map(entry -> entry.text() + (unseen > 1 ? "  (and %,d more)".formatted(unseen - 1) : ""))
        .orElse("");
  }

  /** Puts all entries away; they stay in the log. */
  public void putAway() {
    unseen = 0;
  }
}
