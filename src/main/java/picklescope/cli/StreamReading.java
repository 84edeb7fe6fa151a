package picklescope.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import picklescope.capture.CaptureStream;
import picklescope.capture.CaptureSummary;
import picklescope.capture.Notes;
import picklescope.event.AddressOrder;
import picklescope.event.Datagram;

/** Lists the datagrams of a stream with a capture as they come. */
final class StreamReading implements AutoCloseable {
  private static final long PAUSE_NANOS = 10_000_000;

  private final StopSignal stop;
  private final HeldForNames held;
  private Optional<Listing> listing = Optional.empty();
  private final Map<InetAddress, String> names = new TreeMap<>(AddressOrder.INSTANCE);

  /**
   * Creates a reading.
   *
   * @param stop ends it at the next datagram
   * @param named whether the name of an address is known
   * @param err the stream for messages about names that are not awaited any longer
   */
  StreamReading(StopSignal stop, Predicate<InetAddress> named, PrintStream err) {
    this.stop = stop;
    held = new HeldForNames(named, new UnnamedReport(err)::add);
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
      var summary = new CaptureStream(flushing(in)).read(new Listener(opening));
      takeRest();
      return summary;
    } catch (EnoughException e) {
      takeRest(); // what was read before the signal
      return CaptureSummary.NONE;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException e) {
      takeRest();
      throw e;
    }
  }

  /** Returns a stream that flushes the output before it waits for more input. */
  private InputStream flushing(InputStream stream) {
    return new FilterInputStream(stream) {
      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        if (listing.isPresent() && in.available() == 0) {
          listing.get().flush();
          awaitNames(in);
        }
        return in.read(into, from, length);
      }
    };
  }

  /** Lists what has waited long enough for names while nothing comes. */
  private void awaitNames(InputStream in) throws IOException {
    while (!held.isEmpty() && in.available() == 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
      takeHeld();
      listing.orElseThrow().flush();
      if (stop.isSet()) {
        throw new EnoughException();
      }
    }
  }

  /** Lists those whose names need not be awaited. */
  private void takeHeld() throws IOException {
    var to = listing.orElseThrow();
    for (var one = held.next(); one.isPresent() && !to.hasEnough(); one = held.next()) {
      to.take(one.get().datagram(), one.get().notes());
    }
  }

  /** Lists what has been read, when nothing more is read. */
  private void takeRest() throws IOException {
    held.end();
    if (listing.isPresent()) {
      takeHeld();
    }
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
      try {
        var to = listing.orElseThrow();
        if (to.needsSender()) {
          held.add(datagram, notes, to.decidingAddress(datagram));
          takeHeld();
        } else {
          to.take(datagram, notes);
        }
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
