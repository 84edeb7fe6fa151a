package picklescope.capture;

import java.time.Duration;
import java.util.stream.LongStream;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/**
 * A sequence of datagrams, numbered from 1, which may be growing. Thread-safe.
 *
 * <p>The accessors of single header fields do not create a {@link Datagram}.
 */
public interface Capture {
  /**
   * Returns the number of the oldest datagram held; greater than 1 once the oldest have been
   * deleted.
   */
  long first();

  /** Returns the number of the newest datagram; {@code first() - 1} if none is held. */
  long last();

  /**
   * Returns the datagram with the given number, from {@link #first()} to {@link #last()}.
   *
   * @throws java.util.NoSuchElementException if it is not or no longer held
   */
  Datagram get(long number);

  /** Returns whether further datagrams come, and from where. A complete capture stays complete. */
  CaptureGrowth growth();

  /** Returns how much of the source has been read in percent, 0 to 100. */
  default int percentRead() {
    return 100;
  }

  /**
   * Waits until the capture is no longer {@link CaptureGrowth#READING}; must not be called on the
   * JavaFX thread.
   *
   * @param most the longest time to wait
   * @return whether it is no longer reading
   */
  default boolean awaitRead(Duration most) throws InterruptedException {
    return true;
  }

  /** Returns a new cursor without a position. It must be used by one thread only. */
  CaptureCursor cursor();

  /**
   * Returns the time at which a datagram was received or sent, in nanoseconds since
   * 1970-01-01T00:00:00Z.
   */
  default long timeNanos(long number) {
    return get(number).timeNanos();
  }

  /** Returns the size of a datagram's payload in bytes. */
  default int size(long number) {
    return get(number).payload().length;
  }

  /** Returns how many messages are known to be missing in it. */
  default Dropped dropped() {
    return Dropped.NONE;
  }

  /**
   * Returns how many messages are known to be missing in a part of it. Packets without a place may
   * be missing in each part. Reads the notes of all its datagrams, if there are any.
   *
   * @param from the number of the first datagram of the part
   * @param to that of the last one
   */
  default Dropped dropped(long from, long to) {
    var all = dropped();
    long noted =
        all.noted() == 0
            ? 0
            : LongStream.rangeClosed(Math.max(from, first()), to)
                .map(number -> notes(number).dropped())
                .reduce(0, Dropped::sum);
    return new Dropped(noted, all.unnoted(), all.packets());
  }

  /** Returns the capture's notes on a datagram; {@link Notes#NONE} if it is not held. */
  default Notes notes(long number) {
    return Notes.NONE;
  }

  /** Returns the direction of a datagram. */
  default Direction direction(long number) {
    return get(number).direction();
  }
}
