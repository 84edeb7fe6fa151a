package picklescope.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picklescope.capture.CaptureStream;
import picklescope.capture.CaptureSummary;
import picklescope.capture.Notes;
import picklescope.event.AddressOrder;
import picklescope.event.Datagram;

/** Lists the datagrams of a stream with a capture as they come. */
final class StreamReading {
  private final StopSignal stop;
  private final Map<InetAddress, String> names = new TreeMap<>(AddressOrder.INSTANCE);

  /**
   * Creates a reading.
   *
   * @param stop ends it at the next datagram
   */
  StreamReading(StopSignal stop) {
    this.stop = stop;
  }

  /** Returns the name of a computer, as far as the stream has been read. */
  Optional<String> nameOf(InetAddress address) {
    return Optional.ofNullable(names.get(address));
  }

  /** Lists the datagrams until the stream ends or there are enough. */
  CaptureSummary list(InputStream in, Listing listing) throws IOException {
    try {
      return new CaptureStream(flushing(in, listing)).read(new Listener(listing));
    } catch (EnoughException e) {
      return CaptureSummary.NONE;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Returns a stream that flushes the output before it waits for more input. */
  private static InputStream flushing(InputStream stream, Listing listing) {
    return new FilterInputStream(stream) {
      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        if (in.available() == 0) {
          listing.flush();
        }
        return in.read(into, from, length);
      }
    };
  }

  private final class Listener implements CaptureStream.Listener {
    private final Listing listing;

    Listener(Listing listing) {
      this.listing = listing;
    }

    @Override
    public void datagram(Datagram datagram, Notes notes) {
      try {
        listing.take(datagram, notes);
        if (listing.hasEnough() || stop.isSet()) {
          throw new EnoughException();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void name(InetAddress address, String name) {
      names.putIfAbsent(address, name);
    }
  }

  /** Ends reading a stream before its end. */
  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnoughException() {
      super(null, null, false, false);
    }
  }
}
