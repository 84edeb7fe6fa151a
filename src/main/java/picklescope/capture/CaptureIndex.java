package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import picklescope.event.AddressOrder;
import picklescope.python.text.Counted;
import picklescope.python.text.VisibleText;

/**
 * The index of a capture's files: the position of each datagram and the other content. One thread
 * adds, any thread may read.
 */
final class CaptureIndex {
  /** More computers than any capture has reason to name. */
  static final int MOST_NAMES = 65_536;

  private final PacketPlaces places = new PacketPlaces();
  private final PacketCounts counts = new PacketCounts();
  private final FragmentTable fragments = new FragmentTable(counts);
  private final PacketParser joined = new PacketParser();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final Map<InetAddress, String> names = new ConcurrentSkipListMap<>(AddressOrder.INSTANCE);
  // Only the indexing thread writes these, so a volatile write of the sum is enough.
  private volatile long dropped;
  private volatile long droppedPackets;
  private volatile long comments;
  private volatile long beyondTime;
  private volatile long bytesRead;
  private volatile boolean finished;
  private volatile boolean changed; // set by any thread

  /** Returns a visitor that adds the packets of a file. */
  PacketVisitor adding(MappedFiles.Part part) {
    return new PacketVisitor() {
      @Override
      public void section(long at, RecordFormat format) {
        places.section(part, at, format);
      }

      @Override
      public void packet(
          MemorySegment data, long at, PacketKind kind, PacketRecord record, PacketParser packet) {
        long place = part.base() + at;
        if (kind == PacketKind.FRAGMENT) {
          fragment(place, record, packet);
        } else if (add(kind, record)) {
          places.add(place);
        }
      }

      @Override
      public void dropped(long packets) {
        droppedPackets = Dropped.sum(droppedPackets, packets);
      }

      @Override
      public void name(InetAddress address, String name) {
        if (names.size() < MOST_NAMES) {
          names.putIfAbsent(address, name);
        }
      }
    };
  }

  /** Adds a fragment, and the datagram that it completes. */
  private void fragment(long place, PacketRecord record, PacketParser packet) {
    var parts = fragments.add(packet.fragment(place), record.timeNanos);
    if (parts.isPresent() && add(JoinedPacket.parse(parts.get(), joined), record)) {
      if (!record.commented && joined.hasWrongChecksum()) {
        comments = comments + 1;
      }
      places.add(place, parts.get());
    }
  }

  /** Counts a packet; returns whether it is a datagram. */
  private boolean add(PacketKind kind, PacketRecord record) {
    counts.count(kind);
    if (kind != PacketKind.UDP) {
      return false;
    }
    if (record.dropped > 0) {
      dropped = Dropped.sum(dropped, record.dropped);
    }
    if (record.commented) {
      comments = comments + 1;
    }
    if (record.isBeyondTime()) {
      beyondTime = beyondTime + 1;
    }
    return true;
  }

  /** Sets the number of bytes that have been read, over all files. */
  void readTo(long bytes) {
    bytesRead = bytes;
  }

  /** Records that a file cannot be read further, and the reason. */
  void ends(MappedFiles.Part part, long at, String why) {
    places.publish();
    problem(
        String.format(
            Locale.ROOT,
            "%s ends at byte %,d, after %s: %s",
            VisibleText.fileName(part.path()),
            at,
            Counted.of(places.added(), "datagram", "datagrams"),
            why));
  }

  void problem(String words) {
    problems.add(words);
  }

  /** Records that nothing more will be added. */
  void finish() {
    fragments.giveUpAll();
    places.publish();
    finished = true;
  }

  /** Returns the number of datagrams. */
  long size() {
    return places.size();
  }

  /**
   * Reads a datagram's record and finds its packet.
   *
   * @throws NoSuchElementException if it is not held, or can no longer be read
   */
  void find(long number, PacketRecord record, PacketParser packet) {
    if (number < 1 || number > places.size()) {
      throw new NoSuchElementException("datagram " + number + " is not held");
    }
    try {
      if (!places.read(number, record, packet)) {
        // In the block, because the JVM may report the fault of a truncated file as late as here.
        changed = true;
        throw new NoSuchElementException("datagram " + number + " has been changed in the file");
      }
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw unreadable(number, e);
    }
  }

  /** Returns the notes on a datagram; none if it is not held or can no longer be read. */
  Notes notes(long number) {
    if (number < 1 || number > places.size()) {
      return Notes.NONE;
    }
    try {
      return places.notes(number);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      return Notes.NONE;
    }
  }

  /**
   * Returns the exception for a file that has been closed, or changed or truncated by another
   * program.
   */
  NoSuchElementException unreadable(long number, Throwable cause) {
    if (!(cause instanceof IllegalStateException)) { // it is not closed
      changed = true;
    }
    return new NoSuchElementException("datagram " + number + " cannot be read any more", cause);
  }

  /** Returns whether a datagram could not be read, because another program has changed a file. */
  boolean isChanged() {
    return changed;
  }

  Optional<String> nameOf(InetAddress address) {
    return Optional.ofNullable(names.get(address));
  }

  int nameCount() {
    return names.size();
  }

  /** Returns a summary of what has been read so far. */
  CaptureSummary summary(long bytes) {
    boolean all = finished; // read before the counts, which are then final
    return new CaptureSummary(
        counts.snapshot(),
        dropped,
        droppedPackets,
        comments,
        beyondTime,
        List.copyOf(problems),
        bytesRead,
        bytes,
        all);
  }
}
