package picklescope.session;

import java.util.function.LongSupplier;
import picklescope.capture.Capture;

/**
 * A capture with what it takes to show it: the live one, or an opened file.
 *
 * @param capture its datagrams
 * @param decoder decodes them
 * @param marks the marks and comments on them
 * @param version changes whenever they may decode to other events, such as when the name of a
 *     sender has become known
 */
public record CaptureView(
    Capture capture, EventDecoder decoder, Marks marks, LongSupplier version) {
  /** Creates a view with the marks of the capture itself. */
  public CaptureView(Capture capture, EventDecoder decoder, LongSupplier version) {
    this(capture, decoder, new Marks(capture), version);
  }

  /**
   * Returns a number that changes whenever datagrams may decode to other events, or marks change.
   */
  public long versionNow() {
    return version.getAsLong() + marks.version();
  }
}
