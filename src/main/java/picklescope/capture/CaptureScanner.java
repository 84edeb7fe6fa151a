package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import picklescope.event.AddressOrder;

/**
 * Scans the records of one pcapng or pcap file. The caller asks for the length of the next record,
 * and passes the record when it is complete, so that mapped files and streams can both be scanned.
 * Lengths are checked before they are used.
 */
final class CaptureScanner {
  /** Wireshark's limit for a block, and enough to hold any packet. */
  static final long LARGEST_RECORD = 16 << 20;

  /** The number of bytes that are needed to determine the length of a record. */
  static final int HEAD = 24;

  /**
   * The most sections and interfaces of a file. They are limited because each needs more memory
   * than it has bytes in the file.
   */
  static final int MOST_DESCRIPTIONS = 1 << 18;

  private final PacketVisitor visitor;
  private final PacketRecord record = new PacketRecord();
  private final PacketParser packet = new PacketParser();
  private Optional<PcapFormat> pcap = Optional.empty();
  private Optional<PcapngFormat> pcapng = Optional.empty();
  private boolean pcapHeaderIsNext;
  private int descriptions;

  CaptureScanner(PacketVisitor visitor) {
    this.visitor = visitor;
  }

  /** The length of a record, or a problem. */
  sealed interface Step {
    /** The length of the record in bytes. */
    record Length(long bytes) implements Step {}

    /** The reason why nothing can be read from here on. */
    record Problem(String why) implements Step {}
  }

  private static Step problem(String why) {
    return new Step.Problem(why);
  }

  /**
   * Returns the length of the file's beginning: the pcap header, or the first block.
   *
   * @param available how many bytes are available
   */
  Step begin(MemorySegment data, long available) {
    if (available == 0) {
      return problem("It is empty.");
    }
    if (available >= 2 && data.get(Pcapng.SHORT, 0) == (short) 0x8B1F) {
      return problem("It is compressed. Decompress it first (gunzip), then open it.");
    }
    pcap = available < PcapFormat.FILE_HEADER ? Optional.empty() : PcapFormat.of(data);
    if (pcap.isPresent() && pcap.get().problem().isPresent()) {
      return problem(pcap.get().problem().get());
    }
    if (pcap.isPresent()) {
      visitor.section(0, pcap.get());
      pcapHeaderIsNext = true;
      return new Step.Length(PcapFormat.FILE_HEADER);
    }
    var section = available < 12 ? Optional.<PcapngFormat>empty() : PcapngFormat.of(data, 0);
    if (section.isPresent()) {
      var unknown = available < 16 ? Optional.<String>empty() : section.get().problem(data, 0);
      return unknown.map(CaptureScanner::problem).orElseGet(() -> length(data, 0, available));
    }
    return problem("It is neither a pcapng nor a pcap file.");
  }

  /**
   * Returns the length of the record at a position.
   *
   * @param available how many bytes are available from the position on, at least 1
   */
  Step length(MemorySegment data, long at, long available) {
    if (pcap.isPresent()) {
      if (available < PcapFormat.RECORD_HEADER) {
        return problem("It ends in the middle of a record: it seems to be truncated.");
      }
      return checked(pcap.get().length(data, at));
    }
    if (available < Pcapng.SMALLEST_BLOCK) {
      return problem("It ends in the middle of a block: it seems to be truncated.");
    }
    if (data.get(Pcapng.INT, at) == Pcapng.SECTION_HEADER) {
      pcapng = PcapngFormat.of(data, at);
      if (pcapng.isEmpty()) {
        return problem("A section header there is damaged.");
      }
    }
    long length = pcapng.orElseThrow().length(data, at);
    return length < Pcapng.SMALLEST_BLOCK || length % 4 != 0
        ? problem(
            String.format(Locale.ROOT, "A block there has an invalid length of %,d bytes.", length))
        : checked(length);
  }

  private static Step checked(long length) {
    return length > LARGEST_RECORD
        ? problem(
            String.format(
                Locale.ROOT, "A record there has an invalid length of %,d bytes.", length))
        : new Step.Length(length);
  }

  /**
   * Processes a complete record.
   *
   * @return the reason if nothing can be read from here on, otherwise empty
   */
  Optional<String> take(MemorySegment data, long at, long length) {
    if (pcapHeaderIsNext) {
      pcapHeaderIsNext = false;
      return Optional.empty();
    }
    if (pcap.isPresent()) {
      packet(data, at, pcap.get());
      return Optional.empty();
    }
    var format = pcapng.orElseThrow();
    if (!format.endsWell(data, at, length)) {
      return Optional.of("A block there has different lengths at its beginning and at its end.");
    }
    int type = format.type(data, at);
    if (type == Pcapng.SECTION_HEADER || type == Pcapng.INTERFACE_DESCRIPTION) {
      if (descriptions == MOST_DESCRIPTIONS) {
        return Optional.of("It has too many sections and interfaces.");
      }
      descriptions++;
    }
    switch (type) {
      case Pcapng.SECTION_HEADER -> {
        if (length < 28) {
          return Optional.of("A section header there is too short.");
        }
        var unknown = format.problem(data, at);
        if (unknown.isPresent()) {
          return unknown;
        }
        visitor.section(at, format);
      }
      case Pcapng.INTERFACE_DESCRIPTION -> {
        if (!format.describe(data, at, length)) {
          return Optional.of("An interface description there is damaged.");
        }
      }
      case Pcapng.NAME_RESOLUTION -> {
        var names = new TreeMap<InetAddress, String>(AddressOrder.INSTANCE);
        NameBlock.read(data, at, length, format.order(), names);
        names.forEach(visitor::name);
      }
      case Pcapng.ENHANCED_PACKET, Pcapng.OLD_PACKET, Pcapng.SIMPLE_PACKET ->
          packet(data, at, format);
      case Pcapng.INTERFACE_STATISTICS -> {
        long more = format.moreDropped(data, at, length);
        if (more > 0) {
          visitor.dropped(more);
        }
      }
      default -> {
        // Secrets, custom blocks: ignored.
      }
    }
    return Optional.empty();
  }

  private void packet(MemorySegment data, long at, RecordFormat format) {
    var kind =
        format.read(data, at, record)
            ? packet.parse(data, record.packetAt, record.captured, record.linkType)
            : PacketKind.MALFORMED;
    visitor.packet(data, at, kind, record, packet);
  }
}
