package picklescope.feed;

import java.io.IOException;
import java.util.Optional;
import picklescope.capture.CaptureSection;

/**
 * A recording of an earlier session that was to be published and could not be, as a whole, because
 * the session was killed or the broker away. For one thread.
 */
public interface Leftover {
  /** Returns the name of its capture. */
  String capture();

  /**
   * Returns the next section, whose first datagram has that number or a later one; empty at its
   * end.
   *
   * @throws IOException if it cannot be read
   */
  Optional<CaptureSection> read(long from) throws IOException;

  /**
   * Records that all of it is published; it need not be kept for long any more.
   *
   * @throws IOException if that cannot be recorded
   */
  void done() throws IOException;
}
