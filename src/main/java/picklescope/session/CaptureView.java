package picklescope.session;

import java.util.function.LongSupplier;
import picklescope.capture.Capture;

/**
 * A capture with what it takes to show it: the live one, or an opened file.
 *
 * @param capture its datagrams
 * @param decoder makes events of them
 * @param marks marks and comments on its datagrams
 * @param version changes whenever the same datagrams may read otherwise, as when a sender's name
 *     has been found
 */
public record CaptureView(
    Capture capture, EventDecoder decoder, Marks marks, LongSupplier version) {
  /** Nothing of it is marked but what the capture itself has. */
  public CaptureView(Capture capture, EventDecoder decoder, LongSupplier version) {
    this(capture, decoder, new Marks(capture), version);
  }

  /** Changes whenever the same datagrams may read otherwise, or their marks. */
  public long versionNow() {
    return version.getAsLong() + marks.version();
  }
}
