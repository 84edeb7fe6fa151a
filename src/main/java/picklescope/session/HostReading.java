package picklescope.session;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import picklescope.feed.BlockReading;
import picklescope.feed.BlockReading.Content;
import picklescope.feed.BlockReading.Received;
import picklescope.feed.ClockOffset;
import picklescope.feed.FeedStart;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.StoredBlock;

/**
 * Takes the blocks of a host of a lab apart: the sources of their datagrams name the host, and
 * those before the time that is sought are left out, by the clock of this computer. How old a
 * datagram was when it was published, and when that was, do not depend on whether the clock of the
 * host was right. For one thread.
 */
final class HostReading {
  /** What is left out is counted if it was recorded so long before the sought time, or longer. */
  private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final HostName name;
  private final LabSources sources;
  private final BlockReading reading;
  private final long earliestNanos;
  private boolean begun;
  private long tooOld;

  /** Creates it; the first block is that of the start. */
  HostReading(HostName name, FeedStart start, LabSources sources) {
    this.name = name;
    this.sources = sources;
    reading = new BlockReading(start instanceof FeedStart.Oldest);
    earliestNanos = start instanceof FeedStart.Time(long nanos) ? nanos : Long.MIN_VALUE;
  }

  /** Returns the name of the host. */
  HostName host() {
    return name;
  }

  /** Returns what is in the next block. */
  Content take(StoredBlock block) {
    var content = reading.take(block);
    var chosen = new ArrayList<Received>();
    for (var one : content.datagrams()) {
      if (isWanted(one.datagram().timeNanos(), block.aheadNanos())) {
        chosen.add(ofHost(one));
      }
    }
    return new Content(chosen, Map.<InetAddress, String>copyOf(content.names()));
  }

  /** What follows one that is wanted was recorded later, whatever the clock says. */
  private boolean isWanted(long timeNanos, OptionalLong aheadNanos) {
    if (!begun) {
      long recorded = timeNanos - notable(aheadNanos.orElse(0));
      begun = aheadNanos.isEmpty() || recorded >= earliestNanos;
      if (!begun && recorded < earliestNanos - LATE_NANOS) {
        tooOld++;
      }
    }
    return begun;
  }

  /** Returns a difference of clocks, or 0: where they agree, the times of datagrams decide. */
  private static long notable(long nanos) {
    return Math.abs(nanos) < FeedStart.Time.TOLERANCE_NANOS ? 0 : nanos;
  }

  private Received ofHost(Received received) {
    String source = sources.of(received.datagram().source(), name.text());
    return new Received(received.datagram().withSource(source), received.notes());
  }

  /** Returns how many were lost according to the notes on what has been read of its recording. */
  long noted() {
    return reading.noted();
  }

  /**
   * Returns what has been read.
   *
   * @param losses what the host reports
   * @param noBlocks how many messages of the broker were no blocks
   * @param late how many datagrams came after later ones of other hosts
   * @param clock how far the clock of the host differs, if that is known
   */
  LabCounts counts(HostLosses losses, long noBlocks, long late, Optional<ClockOffset> clock) {
    return new LabCounts(
        name,
        reading.received(),
        losses,
        reading.retired(),
        reading.overwritten(),
        reading.unexplained(),
        reading.unreadable() + noBlocks,
        tooOld,
        late,
        Optional.empty(),
        clock);
  }
}
