package picklescope.export.table;

import java.util.OptionalLong;
import picklescope.event.Event;

/**
 * A message and where it was recorded.
 *
 * @param host the name of the computer that recorded it; empty if it is not known
 * @param capture the name of the capture: that of its file, or {@code live}
 * @param aheadNanos how far the clock of that computer is ahead; empty if that is not known
 */
public record Message(String host, String capture, Event event, OptionalLong aheadNanos) {
  /** Creates one of a computer whose clock is not known. */
  public Message(String host, String capture, Event event) {
    this(host, capture, event, OptionalLong.empty());
  }
}
