package picklescope.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import picklescope.capture.CaptureFile;
import picklescope.session.FilterScan;

/** Lists the datagrams of a capture file while it is read in the background. */
final class FileReading {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final long PAUSE_NANOS = 1_000_000;

  private final CaptureFile capture;
  private final StopSignal stop;

  /**
   * Creates a reading.
   *
   * @param stop ends it before the end of the file
   */
  FileReading(CaptureFile capture, StopSignal stop) {
    this.capture = capture;
    this.stop = stop;
  }

  /** Waits until the whole file has been read: the name of a computer may follow its messages. */
  void awaitNames() throws InterruptedException {
    while (!stop.isSet() && !capture.awaitRead(LOOK)) {}
  }

  /** Lists the datagrams that a scan finds, until there are enough. */
  void list(FilterScan scan, Listing listing) throws IOException, InterruptedException {
    long next = 1;
    boolean all = false;
    while (!stop.isSet() && !listing.hasEnough()) {
      long last = capture.last();
      if (next <= last) {
        scan(scan, next, last, listing);
        next = last + 1;
        continue;
      }
      if (all) {
        break;
      }
      all = capture.summary().finished(); // what was found until now is listed in the next round
      if (!all) {
        listing.flush();
        stop.await(PAUSE_NANOS);
      }
    }
    listing.takeRest(capture);
    listing.addUndecided(scan.undecided());
  }

  private void scan(FilterScan scan, long first, long last, Listing listing)
      throws IOException, InterruptedException {
    try {
      scan.scan(first, last, (numbers, _) -> take(listing, numbers));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Lists datagrams and returns whether more can be listed. */
  private boolean take(Listing listing, long[] numbers) {
    try {
      listing.takeChosen(capture, numbers);
      return !listing.hasEnough() && !stop.isSet();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the number of datagrams, without decoding them, or a maximum if there are more. */
  long count(long most) {
    while (!stop.isSet() && capture.last() < most && !capture.summary().finished()) {
      stop.await(PAUSE_NANOS);
    }
    return Math.min(most, capture.last());
  }
}
