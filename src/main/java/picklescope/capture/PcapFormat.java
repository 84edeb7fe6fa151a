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

  private final ValueLayout.OfInt layout;
  private final long nanosPerUnit;
  private final int linkType;

  private PcapFormat(ValueLayout.OfInt layout, long nanosPerUnit, int linkType) {
    this.layout = layout;
    this.nanosPerUnit = nanosPerUnit;
    this.linkType = linkType;
  }

  /** The format that the file header says; empty if it is no pcap file. */
  static Optional<PcapFormat> of(MemorySegment data) {
    for (var order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      var layout = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
      int magic = data.byteSize() < FILE_HEADER ? 0 : data.get(layout, 0);
      if (magic == MICROSECONDS || magic == NANOSECONDS) {
        int link = data.get(layout, 20) & 0xFFFF; // above are notes about the frame check sequence
        return Optional.of(new PcapFormat(layout, magic == NANOSECONDS ? 1 : 1000, link));
      }
    }
    return Optional.empty();
  }

  /** How long the record is, with its header. */
  long length(MemorySegment data, long at) {
    return RECORD_HEADER + (data.get(layout, at + 8) & 0xFFFFFFFFL);
  }

  @Override
  public boolean read(MemorySegment data, long at, PacketRecord into) {
    long seconds = data.get(layout, at) & 0xFFFFFFFFL;
    long fraction = data.get(layout, at + 4) & 0xFFFFFFFFL;
    into.timeNanos = seconds * 1_000_000_000L + fraction * nanosPerUnit;
    into.withoutNotes();
    into.captured = data.get(layout, at + 8) & 0xFFFFFFFFL;
    into.packetAt = at + RECORD_HEADER;
    into.linkType = linkType;
    return true;
  }
}
