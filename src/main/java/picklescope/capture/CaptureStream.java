package picklescope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picklescope.event.Datagram;
import picklescope.python.text.Counted;

/**
 * Reads a pcapng or pcap file from a stream, such as a pipe from another computer, and passes on
 * each datagram as it arrives; one that comes in IP fragments when they are complete.
 */
public final class CaptureStream {
  private final InputStream in;
  private final PacketCounts counts = new PacketCounts();
  private final FragmentTable fragments = new FragmentTable(counts);
  private final PacketParser joined = new PacketParser();
  private byte[] buffer = new byte[1 << 16];
  private int filled;
  private long consumed;
  private long number;
  private long dropped;
  private long droppedPackets;
  private long comments;
  private long beyondTime;

  /** Creates a reader of a stream, which is not closed. */
  public CaptureStream(InputStream in) {
    this.in = in;
  }

  /** Receives the content of the stream in its order. */
  @FunctionalInterface
  public interface Listener {
    /** Called when the header of the capture has been read, once. */
    default void begun() {}

    /**
     * Called for each datagram, numbered from 1.
     *
     * @param notes the stream's notes on it
     */
    void datagram(Datagram datagram, Notes notes);

    /** Called for each name of a computer. */
    default void name(InetAddress address, String name) {}
  }

  /**
   * Reads to the end and calls the listener, on the calling thread.
   *
   * @return a summary, with the position and the reason if the stream could not be read to its end
   * @throws IOException if the stream fails
   */
  public CaptureSummary read(Listener to) throws IOException {
    var scanner = new CaptureScanner(new Visitor(to));
    fill(CaptureScanner.HEAD);
    Optional<String> problem = Optional.empty();
    for (boolean first = true; (filled > 0 || first) && problem.isEmpty(); first = false) {
      problem = step(scanner, first);
      if (problem.isEmpty()) {
        fill(CaptureScanner.HEAD);
      }
    }
    fragments.giveUpAll();
    return new CaptureSummary(
        counts.snapshot(),
        dropped,
        droppedPackets,
        comments,
        beyondTime,
        problem
            .map(why ->
                String.format(
                    Locale.ROOT,
                    "The stream ends at byte %,d, after %s: %s",
                    consumed,
                    Counted.of(number, "datagram", "datagrams"),
                    why))
            .stream()
            .toList(),
        consumed,
        consumed,
        true);
  }

  /** Returns how many packets were dropped, according to what has been read of the stream. */
  public long droppedPackets() {
    return droppedPackets;
  }

  /** Returns how many packets of each kind have been read. May be called on any thread. */
  public Map<PacketKind, Long> packets() {
    return counts.snapshot();
  }

  private Optional<String> step(CaptureScanner scanner, boolean first) throws IOException {
    var head = MemorySegment.ofArray(buffer);
    var step = first ? scanner.begin(head, filled) : scanner.length(head, 0, filled);
    return switch (step) {
      case CaptureScanner.Step.Problem(String why) -> Optional.of(why);
      case CaptureScanner.Step.Length(long length) -> {
        if (!fill((int) length)) {
          yield Optional.of("It is truncated in the middle of a record.");
        }
        var data = MemorySegment.ofArray(buffer);
        var problem = scanner.take(data, 0, length);
        System.arraycopy(buffer, (int) length, buffer, 0, filled - (int) length);
        filled -= (int) length;
        consumed += length;
        yield problem;
      }
    };
  }

  /** Reads until a number of bytes is available. The buffer grows only as bytes arrive. */
  private boolean fill(int wanted) throws IOException {
    while (filled < wanted) {
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
      int read = in.read(buffer, filled, Math.min(buffer.length, wanted) - filled);
      if (read < 0) {
        return false;
      }
      filled += read;
    }
    return true;
  }

  private final class Visitor implements PacketVisitor {
    private final Listener to;
    private Optional<RecordFormat> format = Optional.empty();
    private boolean begun;
    private int named;

    Visitor(Listener to) {
      this.to = to;
    }

    @Override
    public void section(long at, RecordFormat section) {
      format = Optional.of(section);
      if (!begun) {
        begun = true;
        to.begun();
      }
    }

    @Override
    public void packet(
        MemorySegment data, long at, PacketKind kind, PacketRecord record, PacketParser packet) {
      if (kind == PacketKind.FRAGMENT) {
        var fragment = packet.fragment(consumed).copied();
        fragments
            .add(fragment, record.timeNanos)
            .ifPresent(parts -> whole(data, at, JoinedPacket.parse(parts, joined), record, joined));
      } else {
        whole(data, at, kind, record, packet);
      }
    }

    private void whole(
        MemorySegment data, long at, PacketKind kind, PacketRecord record, PacketParser packet) {
      counts.count(kind);
      if (kind == PacketKind.UDP) {
        var last = format.map(present -> present.notes(data, at)).orElse(Notes.NONE);
        var notes = packet == joined ? JoinedPacket.notes(last, joined) : last;
        dropped = Dropped.sum(dropped, notes.dropped());
        comments += notes.comment().isEmpty() ? 0 : 1;
        beyondTime += record.isBeyondTime() ? 1 : 0;
        number++;
        to.datagram(record.datagram(number, packet), notes);
      }
    }

    @Override
    public void dropped(long packets) {
      droppedPackets = Dropped.sum(droppedPackets, packets);
    }

    @Override
    public void name(InetAddress address, String name) {
      if (named++ < CaptureIndex.MOST_NAMES) {
        to.name(address, name);
      }
    }
  }
}
