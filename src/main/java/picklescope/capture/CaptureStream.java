package picklescope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/**
 * Reads a pcapng or pcap file from a stream, such as a pipe from another computer, datagram by
 * datagram as they come.
 */
public final class CaptureStream {
  private final InputStream in;
  private final PacketCounts counts = new PacketCounts();
  private byte[] buffer = new byte[1 << 16];
  private int filled;
  private long consumed;
  private long number;

  /** Reads from that stream; it is not closed. */
  public CaptureStream(InputStream in) {
    this.in = in;
  }

  /** The same for who needs no names. */
  public CaptureSummary read(Consumer<Datagram> to) throws IOException {
    return read(to, (_, _) -> {});
  }

  /**
   * Reads to the end and hands on each datagram, numbered from 1, on the calling thread.
   *
   * @param names gets each name that the stream gives a computer
   * @return what there was, and where and why it ended if not where a file should end
   * @throws IOException if the stream fails
   */
  public CaptureSummary read(Consumer<Datagram> to, BiConsumer<InetAddress, String> names)
      throws IOException {
    var scanner = new CaptureScanner(new Handing(to, names));
    fill(CaptureScanner.HEAD);
    Optional<String> problem = Optional.empty();
    for (boolean first = true; (filled > 0 || first) && problem.isEmpty(); first = false) {
      problem = step(scanner, first);
      if (problem.isEmpty()) {
        fill(CaptureScanner.HEAD);
      }
    }
    return new CaptureSummary(
        counts.snapshot(),
        problem
            .map(why ->
                "The stream ends at byte %,d, after %,d datagrams: %s"
                    .formatted(consumed, number, why))
            .stream()
            .toList(),
        consumed,
        consumed,
        true);
  }

  private Optional<String> step(CaptureScanner scanner, boolean first) throws IOException {
    var head = MemorySegment.ofArray(buffer);
    var step = first ? scanner.begin(head, filled) : scanner.length(head, 0, filled);
    return switch (step) {
      case CaptureScanner.Step.Problem(String why) -> Optional.of(why);
      case CaptureScanner.Step.Length(long length) -> {
        if (!fill((int) length)) {
          yield Optional.of("It is cut off in the middle of a record.");
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

  /** Reads until that many bytes are there; the buffer grows only with bytes that have come. */
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

  private final class Handing implements PacketVisitor {
    private final Consumer<Datagram> to;
    private final BiConsumer<InetAddress, String> names;
    private int named;

    Handing(Consumer<Datagram> to, BiConsumer<InetAddress, String> names) {
      this.to = to;
      this.names = names;
    }

    @Override
    public void section(long at, RecordFormat format) {}

    @Override
    public void packet(
        MemorySegment data, long at, PacketKind kind, PacketRecord record, PacketParser packet) {
      counts.count(kind);
      if (kind == PacketKind.UDP) {
        number++;
        boolean in = record.direction == Direction.IN;
        to.accept(
            new Datagram(
                number,
                record.timeNanos,
                record.direction,
                in ? packet.source() : packet.destination(),
                in ? packet.destination() : packet.source(),
                packet.payload()));
      }
    }

    @Override
    public void name(InetAddress address, String name) {
      if (named++ < CaptureFile.MOST_NAMES) {
        names.accept(address, name);
      }
    }
  }
}
