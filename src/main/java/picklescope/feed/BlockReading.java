package picklescope.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picklescope.capture.CaptureSection;
import picklescope.capture.CaptureStream;
import picklescope.capture.CaptureSummary;
import picklescope.capture.Notes;
import picklescope.event.AddressOrder;
import picklescope.event.Datagram;

/**
 * Takes the blocks of one host apart, and counts what is missing between them. What a publisher
 * says of a block may be wrong: such a block is counted, and as much of it is returned as can be
 * read. Work and memory are linear in the size of the block. For one thread.
 */
public final class BlockReading {
  /** The most that is counted: each block may claim any number. */
  private static final long MOST = 1L << 60;

  private final boolean fromOldest;
  private String capture = "";
  private long next;
  private long place; // that of the block before
  private long received;
  private long noted; // lost, at the datagrams of the present capture
  private long behind; // dropped behind the last datagram, if none of its capture follows
  private long overwritten;
  private long retired;
  private long unexplained;
  private long unreadable;

  /**
   * Creates it.
   *
   * @param fromOldest whether the first block is the oldest that the broker keeps, so that what is
   *     missing before it is gone by retention
   */
  public BlockReading(boolean fromOldest) {
    this.fromOldest = fromOldest;
  }

  /** A datagram, numbered as in its capture, with its notes. */
  public record Received(Datagram datagram, Notes notes) {}

  /** The content of a block; the names in the order of their addresses. */
  public record Content(List<Received> datagrams, Map<InetAddress, String> names) {}

  /** Returns what is in the next block. */
  public Content take(StoredBlock stored) {
    var block = stored.block();
    var section = block.section();
    boolean again = block.capture().equals(capture) && section.first() < next;
    if (again) {
      place = stored.sequence();
      unreadable++; // it claims numbers that others have
      return new Content(List.of(), Map.of());
    }
    countGap(block, stored.sequence() == place + 1);
    place = stored.sequence();
    var datagrams = new ArrayList<Received>();
    var names = new TreeMap<InetAddress, String>(AddressOrder.INSTANCE);
    var summary = read(section, datagrams, names);
    if (!summary.problems().isEmpty() || datagrams.size() != section.count()) {
      unreadable++;
    }
    boolean follows = block.capture().equals(capture);
    noted = follows ? sum(noted, summary.dropped()) : summary.dropped();
    // If its capture goes on after all, the note on the next datagram counts them.
    long before = follows ? 0 : noteAtFirst(datagrams, behind);
    behind = sum(before, summary.droppedPackets());
    capture = block.capture();
    next = section.first() + Math.max(Math.min(1, section.count()), datagrams.size());
    received += datagrams.size();
    return new Content(datagrams, names);
  }

  /**
   * Adds what was dropped at the end of the capture before to the notes on the first datagram.
   *
   * @return how many are not noted, because there is no datagram
   */
  private static long noteAtFirst(List<Received> datagrams, long dropped) {
    if (dropped == 0 || datagrams.isEmpty()) {
      return dropped;
    }
    var first = datagrams.getFirst();
    var notes = new Notes(first.notes().comment(), sum(first.notes().dropped(), dropped));
    datagrams.set(0, new Received(first.datagram(), notes));
    return 0;
  }

  /**
   * Counts what is missing before a block.
   *
   * @param follows whether the broker has not had any block between it and the one before, nor one
   *     before the first: then it cannot have deleted any
   */
  private void countGap(FeedBlock block, boolean follows) {
    long first = block.section().first();
    if (block.capture().equals(capture)) {
      long gap = first - next;
      long skipped = Math.min(gap, block.skipped());
      overwritten = sum(overwritten, skipped);
      if (follows) {
        unexplained = sum(unexplained, gap - skipped);
      } else {
        retired = sum(retired, gap - skipped);
      }
    } else if (!capture.isEmpty()) {
      overwritten = sum(overwritten, block.skipped());
    } else if (fromOldest) {
      long skipped = Math.min(first - 1, block.skipped());
      overwritten = sum(overwritten, skipped);
      retired =
          sum(retired, follows ? 0 : first - 1 - skipped); // else publishing has begun with it
    }
  }

  private static long sum(long before, long more) {
    return Math.min(MOST, before + more);
  }

  private static CaptureSummary read(
      CaptureSection section, List<Received> datagrams, Map<InetAddress, String> names) {
    try {
      return new CaptureStream(new ByteArrayInputStream(section.content()))
          .read(
              new CaptureStream.Listener() {
                @Override
                public void datagram(Datagram datagram, Notes notes) {
                  datagrams.add(new Received(numbered(datagram, section.first()), notes));
                }

                @Override
                public void name(InetAddress address, String name) {
                  names.putIfAbsent(address, name);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it is read from memory
    }
  }

  /** Returns a datagram of a block with its number in the capture. */
  private static Datagram numbered(Datagram datagram, long first) {
    return new Datagram(
        first + datagram.number() - 1,
        datagram.timeNanos(),
        datagram.direction(),
        datagram.remote(),
        datagram.local(),
        datagram.payload(),
        datagram.source());
  }

  /** Returns how many datagrams have been read. */
  public long received() {
    return received;
  }

  /**
   * Returns how many were lost where they were recorded, according to the notes on the datagrams of
   * the last recording that was read.
   */
  public long noted() {
    return noted;
  }

  /** Returns how many were overwritten at their host before they could be published. */
  public long overwritten() {
    return overwritten;
  }

  /**
   * Returns how many the broker has deleted, by its limits of age or size, before they were read.
   */
  public long retired() {
    return retired;
  }

  /**
   * Returns how many are missing though the broker keeps each block, and their publisher does not
   * tell why.
   */
  public long unexplained() {
    return unexplained;
  }

  /** Returns how many blocks were damaged, or are not what their publisher says. */
  public long unreadable() {
    return unreadable;
  }
}
