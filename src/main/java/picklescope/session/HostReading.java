package picklescope.session;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.event.Datagram;
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
 * datagrams before the time that is sought are left out. For one thread.
 */
final class HostReading {
  private final HostName name;
  private final LabSources sources;
  private final BlockReading reading;
  private final long earliestNanos;

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
    List<Received> chosen =
        content.datagrams().stream()
            .filter(one -> one.datagram().timeNanos() >= earliestNanos)
            .map(this::ofHost)
            .toList();
    return new Content(chosen, Map.<InetAddress, String>copyOf(content.names()));
  }

  private Received ofHost(Received received) {
    var datagram = received.datagram();
    return new Received(
        new Datagram(
            datagram.number(),
            datagram.timeNanos(),
            datagram.direction(),
            datagram.remote(),
            datagram.local(),
            datagram.payload(),
            sources.of(datagram.source(), name.text())),
        received.notes());
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
        late,
        Optional.empty(),
        clock);
  }
}
