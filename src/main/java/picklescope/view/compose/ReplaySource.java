package picklescope.view.compose;

import java.util.function.Function;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;
import picklescope.view.table.MessageNumbers;

/** The messages that can be replayed. */
public interface ReplaySource {
  /**
   * Datagrams of a capture, which can be read until this record is closed.
   *
   * @param numbers their numbers, of which a filter may still be searching some
   * @param release releases the capture
   */
  record Recorded(
      Capture capture, Function<Datagram, Event> decode, MessageNumbers numbers, Runnable release)
      implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  /** Returns the messages in the table; the caller closes the result. */
  Recorded shown();

  /** Returns the messages of the selected rows; the caller closes the result. */
  Recorded selected();
}
