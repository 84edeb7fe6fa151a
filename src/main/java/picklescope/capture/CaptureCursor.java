package picklescope.capture;

import java.util.NoSuchElementException;
import picklescope.event.Datagram;
import picklescope.event.DatagramHeader;

/**
 * A position in a capture that moves from datagram to datagram. Header fields are read in place,
 * without creating objects, so that a filter over them processes millions of datagrams per second.
 * Moving forward by one is the fastest. Not thread-safe.
 */
public interface CaptureCursor extends DatagramHeader {
  /**
   * Moves to a datagram. Returns false, and has no position, if the datagram is not or no longer
   * held.
   */
  boolean moveTo(long number);

  /**
   * Returns the datagram at the position.
   *
   * @throws NoSuchElementException if it has been deleted since
   */
  Datagram datagram();
}
