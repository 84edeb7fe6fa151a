package picklescope.view.compose;

import java.util.function.Function;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;
import picklescope.view.table.MessageNumbers;

/** What the window can replay now. */
public interface ReplaySource {
  /**
   * Datagrams of a capture, which can be read until this is closed.
   *
   * @param numbers which; a filter may still be looking for some of them, until they are closed
   * @param release lets go of the capture
   */
  record Recorded(
      Capture capture, Function<Datagram, Event> decode, MessageNumbers numbers, Runnable release)
      implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  /** All that the table shows, to be closed by who takes it. */
  Recorded shown();

  /** The selected rows, to be closed by who takes them. */
  Recorded selected();
}
