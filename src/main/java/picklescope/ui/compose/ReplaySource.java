package picklescope.ui.compose;

import java.util.function.Function;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;

/** What the window can replay now. */
public interface ReplaySource {
  /**
   * Datagrams of a capture.
   *
   * @param numbers which, ascending
   */
  record Recorded(Capture capture, Function<Datagram, Event> decode, long[] numbers) {}

  /** All that the table shows. */
  Recorded shown();

  /** The selected rows. */
  Recorded selected();
}
