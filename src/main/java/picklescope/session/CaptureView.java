package picklescope.session;

import java.net.InetAddress;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import picklescope.capture.Capture;

/**
 * A capture with what it takes to show it: the live one, or an opened file.
 *
 * @param capture its datagrams
 * @param decoder decodes them
 * @param marks the marks and comments on them
 * @param version changes whenever they may decode to other events, such as when the name of a
 *     sender has become known
 * @param named whether the name of an address is not looked up any more
 */
public record CaptureView(
    Capture capture,
    EventDecoder decoder,
    Marks marks,
    LongSupplier version,
    Predicate<InetAddress> named) {
  /** Creates a view with the marks of the capture itself, for which no names are looked up. */
  public CaptureView(Capture capture, EventDecoder decoder, LongSupplier version) {
    this(capture, decoder, version, _ -> true);
  }

  /** Creates a view with the marks of the capture itself. */
  public CaptureView(
      Capture capture, EventDecoder decoder, LongSupplier version, Predicate<InetAddress> named) {
    this(capture, decoder, new Marks(capture), version, named);
  }

  /**
   * Returns a number that changes whenever datagrams may decode to other events, or marks change.
   */
  public long versionNow() {
    return version.getAsLong() + marks.version();
  }
}
