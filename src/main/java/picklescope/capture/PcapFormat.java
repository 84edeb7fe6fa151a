package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/** A pcap file (draft-ietf-opsawg-pcap): one link type, one resolution of time. */
final class PcapFormat implements RecordFormat {
  static final int FILE_HEADER = 24;
  static final int RECORD_HEADER = 16;

  private static final int MICROSECONDS = 0xA1B2C3D4;
  private static final int NANOSECONDS = 0xA1B23C4D;

  private static final int MAJOR = 2;

  /**
   * The minor version from which the captured length comes first; older files may have the packet
   * length first.
   */
  private static final int MINOR_IN_ORDER = 4;

  private final ValueLayout.OfInt layout;
  private final long nanosPerUnit;
  private final int linkType;
  private final int major;
  private final int minor;

  private PcapFormat(MemorySegment data, ValueLayout.OfInt layout, long nanosPerUnit) {
    this.layout = layout;
    this.nanosPerUnit = nanosPerUnit;
    var shorts = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(layout.order());
    major = data.get(shorts, 4) & 0xFFFF;
    minor = data.get(shorts, 6) & 0xFFFF;
    linkType = data.get(layout, 20) & 0xFFFF; // the upper bits describe the frame check sequence
  }

  /** Returns the format in the file header; empty if it is not a pcap file. */
  static Optional<PcapFormat> of(MemorySegment data) {
    for (var order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      var layout = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
      int magic = data.byteSize() < FILE_HEADER ? 0 : data.get(layout, 0);
      if (magic == MICROSECONDS || magic == NANOSECONDS) {
        return Optional.of(new PcapFormat(data, layout, magic == NANOSECONDS ? 1 : 1000));
      }
    }
    return Optional.empty();
  }

  /** Returns the reason why the version cannot be read; empty if it can. */
  Optional<String> problem() {
    return major == MAJOR
        ? Optional.empty()
        : Optional.of(
            "Its pcap version is %d.%d; only version 2 is supported.".formatted(major, minor));
  }

  /** Returns the length of a record with its header. */
  long length(MemorySegment data, long at) {
    return RECORD_HEADER + captured(data, at);
  }

  private long captured(MemorySegment data, long at) {
    long captured = data.get(layout, at + 8) & 0xFFFFFFFFL;
    return minor >= MINOR_IN_ORDER
        ? captured
        : Math.min(captured, data.get(layout, at + 12) & 0xFFFFFFFFL);
  }

  @Override
  public boolean read(MemorySegment data, long at, PacketRecord into) {
    long seconds = data.get(layout, at) & 0xFFFFFFFFL;
    long fraction = data.get(layout, at + 4) & 0xFFFFFFFFL;
    into.timeNanos = seconds * 1_000_000_000L + fraction * nanosPerUnit;
    into.withoutNotes();
    into.captured = captured(data, at);
    into.packetAt = at + RECORD_HEADER;
    into.linkType = linkType;
    return true;
  }
}
