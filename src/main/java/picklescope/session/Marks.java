package picklescope.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import picklescope.capture.Capture;
import picklescope.capture.Notes;

/**
 * Marks and comments on datagrams: those of a capture file, and the user's, which take precedence.
 * A capture is not changed; the user's comments are kept in memory and written into files that are
 * saved. A mark is the comment {@value #MARKED}. Thread-safe.
 */
public final class Marks {
  /** The comment of a datagram that is marked without a comment. */
  public static final String MARKED = "marked";

  /** What the comment of a sent datagram begins with that its receiver has refused. */
  public static final String REFUSED = "Refused by ";

  private final Capture capture;
  private final Map<Long, String> written = new ConcurrentHashMap<>();
  private final AtomicLong version = new AtomicLong();

  /** Starts with the comments of a capture. */
  public Marks(Capture capture) {
    this.capture = capture;
  }

  /** Returns the comment on a datagram; empty if it is not marked. */
  public String comment(long number) {
    String own = written.get(number);
    return own != null ? own : capture.notes(number).comment();
  }

  /**
   * Sets the comment on a datagram; an empty one removes the mark.
   *
   * @return false if the comment is too long for a file; then nothing is changed
   */
  public boolean comment(long number, String comment) {
    String stripped = comment.strip();
    if (!Notes.fits(stripped)) {
      return false;
    }
    written.put(number, stripped);
    version.incrementAndGet();
    return true;
  }

  /**
   * Records that the receiver of a sent datagram has refused it, unless the datagram has a comment.
   *
   * @param refusal begins with {@value #REFUSED}
   * @return whether it is marked by that
   */
  public boolean refused(long number, String refusal) {
    return note(number, "", refusal);
  }

  /**
   * Comments on a datagram, unless it has another comment.
   *
   * @param before the comment that is replaced; empty for none
   * @return whether it has the comment now
   */
  boolean note(long number, String before, String comment) {
    boolean done =
        before.isEmpty()
            ? capture.notes(number).comment().isEmpty()
                && written.putIfAbsent(number, comment) == null
            : written.replace(number, before, comment);
    if (done) {
      version.incrementAndGet();
    }
    return done;
  }

  /** Returns the numbers of the datagrams that the user has marked, in no particular order. */
  public LongStream own() {
    return written.entrySet().stream()
        .filter(mark -> !mark.getValue().isEmpty())
        .mapToLong(Map.Entry::getKey);
  }

  /** Returns a number that changes whenever a comment changes. */
  public long version() {
    return version.get();
  }
}
