package picklescope.capture;

import java.lang.foreign.MemorySegment;
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

  private final Numbers numbers;
  private final long nanosPerUnit;
  private final int linkType;
  private final int major;
  private final int minor;

  private PcapFormat(MemorySegment data, Numbers numbers, long nanosPerUnit) {
    this.numbers = numbers;
    this.nanosPerUnit = nanosPerUnit;
    major = numbers.unsigned2(data, 4);
    minor = numbers.unsigned2(data, 6);
    // The upper bits describe the frame check sequence.
    linkType = numbers.int4(data, 20) & 0xFFFF;
  }

  /** Returns the format in the file header; empty if it is not a pcap file. */
  static Optional<PcapFormat> of(MemorySegment data) {
    if (data.byteSize() < FILE_HEADER) {
      return Optional.empty();
    }
    int magic = data.get(Pcapng.INT, 0);
    boolean swapped = isMagic(Integer.reverseBytes(magic));
    if (!swapped && !isMagic(magic)) {
      return Optional.empty();
    }
    boolean nanos = (swapped ? Integer.reverseBytes(magic) : magic) == NANOSECONDS;
    return Optional.of(
        new PcapFormat(
            data, swapped ? Numbers.BIG_ENDIAN : Numbers.LITTLE_ENDIAN, nanos ? 1 : 1000));
  }

  private static boolean isMagic(int number) {
    return number == MICROSECONDS || number == NANOSECONDS;
  }

  /** Returns the reason why the version cannot be read; empty if it can. */
  Optional<String> problem() {
    return major == MAJOR
        ? Optional.empty()
        : Optional.of(
            "Its pcap version is %s.%s; only version 2 is supported.".formatted(major, minor));
  }

  /** Returns the length of a record with its header. */
  long length(MemorySegment data, long at) {
    return RECORD_HEADER + captured(data, at);
  }

  private long captured(MemorySegment data, long at) {
    long captured = numbers.unsigned4(data, at + 8);
    return minor >= MINOR_IN_ORDER
        ? captured
        : Math.min(captured, numbers.unsigned4(data, at + 12));
  }

  @Override
  public boolean read(MemorySegment data, long at, PacketRecord into) {
    long seconds = numbers.unsigned4(data, at);
    long fraction = numbers.unsigned4(data, at + 4);
    into.timeNanos = seconds * 1_000_000_000L + fraction * nanosPerUnit;
    into.withoutNotes();
    into.captured = captured(data, at);
    into.packetAt = at + RECORD_HEADER;
    into.linkType = linkType;
    into.source = "";
    return true;
  }
}
