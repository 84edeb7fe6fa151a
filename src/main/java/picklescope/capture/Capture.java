package picklescope.capture;

import picklescope.event.Datagram;
import picklescope.event.Direction;

/**
 * A sequence of datagrams, numbered from 1, that may be growing. Any thread may read at any time.
 *
 * <p>The header accessors build nothing; they serve filters that ask for header fields only.
 */
public interface Capture {
  /** The number of the oldest datagram held; greater than 1 once the oldest have been let go. */
  long first();

  /** The number of the newest datagram, {@code first() - 1} when none is held. */
  long last();

  /**
   * The datagram with that number, from {@link #first()} to {@link #last()}.
   *
   * @throws java.util.NoSuchElementException if it is not held (any more)
   */
  Datagram get(long number);

  /** A new cursor, which stands nowhere yet, for one thread. */
  CaptureCursor cursor();

  /** When that datagram was received or sent, nanoseconds since 1970-01-01T00:00:00Z. */
  default long timeNanos(long number) {
    return get(number).timeNanos();
  }

  /** The size of that datagram's payload in bytes. */
  default int size(long number) {
    return get(number).payload().length;
  }

  /** What the capture says of that datagram beside it; nothing if it is not held. */
  default Notes notes(long number) {
    return Notes.NONE;
  }

  /** Which way that datagram went. */
  default Direction direction(long number) {
    return get(number).direction();
  }
}
