package picklescope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picklescope.capture.Capture;
import picklescope.capture.CaptureFile;
import picklescope.export.table.Loss;
import picklescope.feed.ClockOffset;

/**
 * A capture whose messages are exported.
 *
 * @param host the name of the computer that recorded it; empty if it is not known
 * @param name its name
 * @param first the number of the first datagram
 * @param last the number of the last one
 * @param aheadNanos how far the clock of that computer is ahead; empty if that is not known
 * @param losses what is known to be lost, but for what the capture itself knows
 */
public record ExportedCapture(
    String host,
    String name,
    Capture capture,
    EventDecoder decoder,
    long first,
    long last,
    OptionalLong aheadNanos,
    List<Loss> losses) {
  private static final String LIVE = "live";

  /** Copies the list. */
  public ExportedCapture {
    losses = List.copyOf(losses);
  }

  /**
   * Returns a file that has been read to its end.
   *
   * @param name its name for the user
   */
  public static ExportedCapture of(String name, CaptureFile file, EventDecoder decoder) {
    return new ExportedCapture(
        "",
        name,
        file,
        fixed(decoder),
        1,
        file.last(),
        OptionalLong.empty(),
        CaptureLosses.of("", name, file));
  }

  /** Returns a file with what a host of a lab has published. */
  public static ExportedCapture of(LabCopy.Copied copied, CaptureFile file, EventDecoder decoder) {
    String host = copied.read().host().text();
    var losses = new ArrayList<>(CaptureLosses.of(host, copied.lab(), file));
    losses.addAll(CaptureLosses.of(copied));
    var ahead =
        copied.read().clock().map(ClockOffset::nanos).stream()
            .mapToLong(nanos -> nanos)
            .findFirst();
    return new ExportedCapture(
        host, copied.lab(), file, fixed(decoder), 1, file.last(), ahead, losses);
  }

  /** Returns the live capture as it is now. */
  public static ExportedCapture live(Session session) {
    EventDecoder decoder = session.decoder();
    String host = decoder.ourName().orElse("");
    var capture = session.capture();
    return new ExportedCapture(
        host,
        LIVE,
        capture,
        fixed(decoder),
        capture.first(),
        capture.last(),
        OptionalLong.empty(),
        CaptureLosses.of(host, LIVE, session));
  }

  /** Returns the capture without the messages before a number. */
  public ExportedCapture from(long number) {
    return new ExportedCapture(
        host, name, capture, decoder, Math.max(first, number), last, aheadNanos, losses);
  }

  /** Returns a decoder whose envelopes do not change, so that each pass gives the same values. */
  private static EventDecoder fixed(EventDecoder decoder) {
    var envelopes = decoder.envelopes().get();
    return new EventDecoder(() -> envelopes, decoder.names(), decoder.ourName());
  }

  /** Returns how many datagrams are looked at. */
  long count() {
    return Math.max(0, last - first + 1);
  }
}
