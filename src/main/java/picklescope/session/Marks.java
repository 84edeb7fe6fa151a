package picklescope.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import picklescope.capture.Capture;

/**
 * Marks and comments on datagrams: those that a capture file has, and the user's over them. A
 * capture is never changed; what the user writes is kept beside it and goes into the files that are
 * saved. A mark is a comment that says {@value #MARKED}. Any thread may call.
 */
public final class Marks {
  /** The comment of a datagram that is marked and not commented. */
  public static final String MARKED = "marked";

  /** What the comment of a sent datagram begins with that its receiver has refused. */
  public static final String REFUSED = "Refused by ";

  private final Capture capture;
  private final Map<Long, String> written = new ConcurrentHashMap<>();
  private final AtomicLong version = new AtomicLong();

  /** Of that capture's datagrams. */
  public Marks(Capture capture) {
    this.capture = capture;
  }

  /** The comment on a datagram; empty if it is not marked. */
  public String comment(long number) {
    String own = written.get(number);
    return own != null ? own : capture.notes(number).comment();
  }

  /** Writes a comment; an empty one takes the mark away. */
  public void comment(long number, String comment) {
    written.put(number, comment.strip());
    version.incrementAndGet();
  }

  /**
   * Writes that the receiver of a sent datagram has refused it, unless the datagram has a comment.
   *
   * @param refusal begins with {@value #REFUSED}
   */
  public void refused(long number, String refusal) {
    if (capture.notes(number).comment().isEmpty()
        && written.putIfAbsent(number, refusal) == null) {
      version.incrementAndGet();
    }
  }

  /** Changes whenever anything is marked or commented. */
  public long version() {
    return version.get();
  }
}
