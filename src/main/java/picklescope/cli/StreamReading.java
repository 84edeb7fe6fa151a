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
final class StreamReading implements AutoCloseable {
  private final StopSignal stop;
  private Optional<Listing> listing = Optional.empty();
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

  /** Opens the listing of a stream. */
  @FunctionalInterface
  interface Opening {
    Listing open() throws IOException;
  }

  /** Returns the listing; empty if the stream does not begin as a capture. */
  Optional<Listing> listing() {
    return listing;
  }

  /**
   * Lists the datagrams until the stream ends or there are enough.
   *
   * @param opening is called when the stream has begun as a capture does: what is no capture must
   *     not replace the file that is written
   */
  CaptureSummary list(InputStream in, Opening opening) throws IOException {
    try {
      return new CaptureStream(flushing(in)).read(new Listener(opening));
    } catch (EnoughException e) {
      return CaptureSummary.NONE;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Returns a stream that flushes the output before it waits for more input. */
  private InputStream flushing(InputStream stream) {
    return new FilterInputStream(stream) {
      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        if (listing.isPresent() && in.available() == 0) {
          listing.get().flush();
        }
        return in.read(into, from, length);
      }
    };
  }

  private final class Listener implements CaptureStream.Listener {
    private final Opening opening;

    Listener(Opening opening) {
      this.opening = opening;
    }

    @Override
    public void begun() {
      try {
        listing = Optional.of(opening.open());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void datagram(Datagram datagram, Notes notes) {
      var to = listing.orElseThrow();
      try {
        to.take(datagram, notes);
        if (to.hasEnough() || stop.isSet()) {
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

  @Override
  public void close() throws IOException {
    if (listing.isPresent()) {
      listing.get().close();
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
