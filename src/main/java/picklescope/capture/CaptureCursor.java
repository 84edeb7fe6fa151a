package picklescope.capture;

import java.util.NoSuchElementException;
import picklescope.event.Datagram;
import picklescope.event.DatagramHeader;

/**
 * A place in a capture that moves from datagram to datagram. Its header is read where it lies:
 * nothing is built for it, so that a filter over header fields goes through millions in a second.
 * Forward by one is the fastest move. One thread.
 */
public interface CaptureCursor extends DatagramHeader {
  /** Moves to a datagram; false, and nowhere, if it is not held (any more). */
  boolean moveTo(long number);

  /**
   * The datagram where it stands.
   *
   * @throws NoSuchElementException if it has been let go meanwhile
   */
  Datagram datagram();
}
