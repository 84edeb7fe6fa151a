package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import picklescope.event.Direction;
import picklescope.python.text.VisibleText;

/**
 * A section of a pcapng file (draft-ietf-opsawg-pcapng): its byte order and its interfaces. One
 * thread adds interfaces, any thread may read.
 */
final class PcapngFormat implements RecordFormat {
  private static final long MOST_DROPPED = 1L << 48;
  private static final int MAJOR = 1;

  /** The longest name of an interface in bytes, so that names do not fill the memory. */
  private static final String WINDOWS_DEVICE = "\\Device\\NPF_";

  private static final int LONGEST_NAME = 255;

  /**
   * Bytes after which no further comment of a packet is read; the longest has fewer. A packet could
   * have 16 MB of them, which would be shown in one cell.
   */
  private static final int MOST_COMMENTS = 1 << 16;

  private static final int STATISTICS_HEADER = 20;

  private record Interface(int linkType, long snapLength, TimeUnits units, String name) {}

  private final Numbers numbers;
  private final GrowingList<Interface> interfaces = new GrowingList<>();
  private final Map<Integer, Long> dropped = new HashMap<>(); // of the thread that adds interfaces

  private PcapngFormat(Numbers numbers) {
    this.numbers = numbers;
  }

  /**
   * Returns the section whose header is at a position; empty if there is none. At least 12 bytes
   * must be available.
   */
  static Optional<PcapngFormat> of(MemorySegment data, long at) {
    if (data.get(Pcapng.INT, at) != Pcapng.SECTION_HEADER) {
      return Optional.empty();
    }
    int magic = data.get(Pcapng.INT, at + 8);
    if (magic == Pcapng.BYTE_ORDER_MAGIC) {
      return Optional.of(new PcapngFormat(Numbers.LITTLE_ENDIAN));
    }
    return magic == Integer.reverseBytes(Pcapng.BYTE_ORDER_MAGIC)
        ? Optional.of(new PcapngFormat(Numbers.BIG_ENDIAN))
        : Optional.empty();
  }

  ByteOrder order() {
    return numbers.order();
  }

  /**
   * Returns the reason why the version of a section is not supported; empty if it is. At least 16
   * bytes must be available.
   */
  Optional<String> problem(MemorySegment data, long at) {
    int major = numbers.unsigned2(data, at + 12);
    return major == MAJOR
        ? Optional.empty()
        : Optional.of(
            "Its pcapng version is %s.%s; only version 1 is supported."
                .formatted(major, numbers.unsigned2(data, at + 14)));
  }

  int type(MemorySegment data, long at) {
    return numbers.int4(data, at);
  }

  /** Returns the block length at the beginning of a block. */
  long length(MemorySegment data, long at) {
    return numbers.unsigned4(data, at + 4);
  }

  /** Returns whether the block length at the end of a block is the same. */
  boolean endsWell(MemorySegment data, long at, long length) {
    return numbers.unsigned4(data, at + length - 4) == length;
  }

  /** Adds the interface of a description block; returns false if the block is too short. */
  boolean describe(MemorySegment data, long at, long length) {
    if (length < 20) {
      return false;
    }
    int linkType = numbers.unsigned2(data, at + 8);
    long snapLength = numbers.unsigned4(data, at + 12);
    int resolution = 6;
    long offsetSeconds = 0;
    String name = "";
    String description = "";
    var option = new Options(data, at + 16, at + length - 4);
    while (option.next()) {
      if (option.code == Pcapng.INTERFACE_TIME_RESOLUTION && option.length >= 1) {
        resolution = data.get(ValueLayout.JAVA_BYTE, option.at) & 0xFF;
      } else if (option.code == Pcapng.INTERFACE_TIME_OFFSET && option.length >= 8) {
        offsetSeconds = numbers.int8(data, option.at);
      } else if (option.code == Pcapng.INTERFACE_NAME) {
        name = name(data, option);
      } else if (option.code == Pcapng.INTERFACE_TEXT) {
        description = name(data, option);
      }
    }
    // Windows names interfaces by identifiers; what it displays is in the description.
    String shown = name.startsWith(WINDOWS_DEVICE) && !description.isEmpty() ? description : name;
    interfaces.add(
        new Interface(linkType, snapLength, new TimeUnits(resolution, offsetSeconds), shown));
    return true;
  }

  /**
   * Returns how many packets more than before were dropped, according to an interface statistics
   * block: what the program counts from the beginning may be written several times.
   */
  long moreDropped(MemorySegment data, long at, long length) {
    if (length < STATISTICS_HEADER + 4) {
      return 0;
    }
    int id = numbers.int4(data, at + 8);
    if (id < 0 || id >= interfaces.size()) {
      return 0;
    }
    long count = 0;
    var option = new Options(data, at + STATISTICS_HEADER, at + length - 4);
    while (option.next()) {
      if (isDrops(option.code) && option.length >= 8) {
        count += Math.clamp(numbers.int8(data, option.at), 0, MOST_DROPPED);
      }
    }
    long before = dropped.getOrDefault(id, 0L);
    dropped.put(id, Math.max(before, count));
    return Math.max(0, count - before);
  }

  private static boolean isDrops(int code) {
    return code == Pcapng.STATISTICS_INTERFACE_DROPS || code == Pcapng.STATISTICS_SYSTEM_DROPS;
  }

  private static String name(MemorySegment data, Options option) {
    return VisibleText.line(text(data, option.at, Math.min(option.length, LONGEST_NAME)));
  }

  private static String text(MemorySegment data, long at, int length) {
    byte[] bytes = data.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean read(MemorySegment data, long at, PacketRecord into) {
    long length = length(data, at);
    return switch (type(data, at)) {
      case Pcapng.ENHANCED_PACKET -> length >= 32 && enhanced(data, at, length, into);
      case Pcapng.OLD_PACKET -> length >= 32 && old(data, at, length, into);
      case Pcapng.SIMPLE_PACKET -> length >= 16 && simple(data, at, length, into);
      default -> false;
    };
  }

  @Override
  public Notes notes(MemorySegment data, long at) {
    var record = new PacketRecord();
    if (type(data, at) != Pcapng.ENHANCED_PACKET
        || !read(data, at, record)
        || record.dropped == 0 && !record.commented) {
      return Notes.NONE;
    }
    var comments = new StringJoiner("\n");
    var option = options(data, at, record);
    int left = MOST_COMMENTS;
    while (left > 0 && option.next()) {
      if (option.code == Pcapng.OPTION_COMMENT) {
        comments.add(text(data, option.at, option.length));
        left -= option.length + 1;
      }
    }
    if (left <= 0 && option.next()) {
      comments.add("…");
    }
    return new Notes(comments.toString(), record.dropped);
  }

  /** Returns the options of an enhanced packet block. */
  private Options options(MemorySegment data, long at, PacketRecord packet) {
    long from = packet.packetAt + (packet.captured + 3 & ~3L);
    return new Options(data, from, at + length(data, at) - 4);
  }

  private boolean enhanced(MemorySegment data, long at, long length, PacketRecord into) {
    if (!packet(data, at, length, numbers.int4(data, at + 8), into)) {
      return false;
    }
    var option = options(data, at, into);
    while (option.next()) {
      switch (option.code) {
        case Pcapng.PACKET_FLAGS -> {
          boolean out =
              option.length >= 4 && (numbers.int4(data, option.at) & 3) == Pcapng.FLAG_OUTBOUND;
          into.direction = out ? Direction.OUT : Direction.IN;
        }
        case Pcapng.PACKET_DROP_COUNT ->
            // the count is displayed; it is limited to a plausible value
            into.dropped =
                option.length < 8 ? 0 : Math.clamp(numbers.int8(data, option.at), 0, MOST_DROPPED);
        case Pcapng.OPTION_COMMENT -> into.commented |= option.length > 0;
        default -> {
          // Hashes, verdicts and custom options: ignored.
        }
      }
    }
    return true;
  }

  private boolean old(MemorySegment data, long at, long length, PacketRecord into) {
    return packet(data, at, length, numbers.unsigned2(data, at + 8), into);
  }

  private boolean packet(MemorySegment data, long at, long length, int id, PacketRecord into) {
    if (id < 0 || id >= interfaces.size()) {
      return false;
    }
    var source = interfaces.get(id);
    long units = (long) numbers.int4(data, at + 12) << 32 | numbers.unsigned4(data, at + 16);
    into.timeNanos = source.units().nanos(units);
    into.captured = numbers.unsigned4(data, at + 20);
    into.packetAt = at + Pcapng.PACKET_HEADER;
    into.linkType = source.linkType();
    into.source = source.name();
    into.withoutNotes();
    return into.captured <= length - 32;
  }

  /** Reads a simple packet block, which has no time and belongs to the first interface. */
  private boolean simple(MemorySegment data, long at, long length, PacketRecord into) {
    if (interfaces.size() == 0) {
      return false;
    }
    var source = interfaces.get(0);
    long captured = Math.min(numbers.unsigned4(data, at + 8), length - 16);
    into.captured = source.snapLength() == 0 ? captured : Math.min(captured, source.snapLength());
    into.timeNanos = 0;
    into.withoutNotes();
    into.packetAt = at + 12;
    into.linkType = source.linkType();
    into.source = source.name();
    return true;
  }

  /** Iterates over options, up to the last complete one. */
  private final class Options {
    private final MemorySegment data;
    private final long end;
    private long next;
    private int code;
    private int length;
    private long at;

    Options(MemorySegment data, long from, long end) {
      this.data = data;
      this.next = from;
      this.end = end;
    }

    boolean next() {
      if (end - next < 4) {
        return false;
      }
      code = numbers.unsigned2(data, next);
      length = numbers.unsigned2(data, next + 2);
      at = next + 4;
      next = at + Pcapng.padded(length);
      return code != Pcapng.OPTION_END && at + length <= end;
    }
  }
}
