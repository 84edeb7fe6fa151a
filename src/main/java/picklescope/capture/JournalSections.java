package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a journal into sections while it records: the packet blocks are copied as they are, behind
 * the descriptions of their interfaces. Names of computers are in the first section after they have
 * become known. For one thread, which may be slow: nothing waits for it.
 */
public final class JournalSections {
  /** The most bytes of names in one section; further ones are in the next. */
  private static final int MOST_NAMES = 16 << 10;

  private final JournalStore store;
  private byte[] buffer = new byte[1 << 17];
  private int namesTaken;

  JournalSections(JournalStore store) {
    this.store = store;
  }

  /**
   * Returns a section without packets: the interfaces that there are, and the first names of
   * computers.
   *
   * @param mostBytes the most bytes of names
   */
  public byte[] description(int mostBytes) {
    byte[] header = Blocks.section("");
    var interfaces = store.interfaces();
    var names = store.namesAfter(0, mostBytes);
    byte[] content = Arrays.copyOf(header, header.length + bytes(interfaces) + bytes(names));
    put(names, content, put(interfaces, content, header.length));
    return content;
  }

  /** Repeats all names, as for a reader that has read none of the sections. */
  public void repeatNames() {
    namesTaken = 0;
  }

  /**
   * Returns the datagrams from a number on; empty if there are none yet. If the first are not held
   * any longer, it begins with the oldest that is.
   *
   * @param mostBytes the most bytes of packet blocks; one is taken even if it is longer
   */
  public Optional<CaptureSection> read(long from, int mostBytes) {
    for (var chunk = store.findFrom(from); chunk.isPresent(); chunk = store.findFrom(from)) {
      long start = Math.max(from, chunk.get().first());
      long last = chunk.get().last();
      var copied =
          chunk.get().read(start, (data, at) -> copy(data, at, last - start + 1, mostBytes));
      if (copied.isPresent()) {
        return Optional.of(section(start, copied.get()));
      }
    }
    return Optional.empty();
  }

  private record Copied(int count, int bytes, int interfaces, long firstNanos, long lastNanos) {}

  /** Copies packet blocks to the buffer; the data may turn into another chunk's meanwhile. */
  private Copied copy(MemorySegment data, long at, long most, int mostBytes) {
    int count = 0;
    int bytes = 0;
    int interfaces = 0;
    long firstNanos = 0;
    long lastNanos = 0;
    for (long next = at; count < most; ) {
      int length = data.get(Pcapng.INT, next + 4);
      if (length < Pcapng.SMALLEST_BLOCK) {
        throw new IndexOutOfBoundsException("no block at " + next);
      }
      if (data.get(Pcapng.INT, next) == Pcapng.ENHANCED_PACKET) {
        if (count > 0 && bytes + length > mostBytes) {
          break;
        }
        take(data, next, length, bytes);
        bytes += length;
        interfaces = Math.max(interfaces, JournalBlock.interfaceId(data, next) + 1);
        lastNanos = JournalBlock.timeNanos(data, next);
        firstNanos = count == 0 ? lastNanos : firstNanos;
        count++;
      }
      next += length;
    }
    return new Copied(count, bytes, interfaces, firstNanos, lastNanos);
  }

  private void take(MemorySegment data, long at, int length, int to) {
    if (at + length > data.byteSize()) {
      throw new IndexOutOfBoundsException("no block at " + at);
    }
    if (buffer.length - to < length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, to + length));
    }
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at, buffer, to, length);
  }

  private CaptureSection section(long first, Copied copied) {
    byte[] header = Blocks.section("");
    var interfaces = store.interfaces(copied.interfaces());
    var names = store.namesAfter(namesTaken, MOST_NAMES);
    namesTaken += names.size();
    int length = header.length + copied.bytes() + bytes(interfaces) + bytes(names);
    byte[] content = Arrays.copyOf(header, length);
    int at = put(names, content, put(interfaces, content, header.length));
    System.arraycopy(buffer, 0, content, at, copied.bytes());
    return new CaptureSection(
        first, copied.count(), copied.firstNanos(), copied.lastNanos(), content);
  }

  private static int bytes(List<byte[]> blocks) {
    return blocks.stream().mapToInt(block -> block.length).sum();
  }

  private static int put(List<byte[]> blocks, byte[] to, int at) {
    int next = at;
    for (byte[] block : blocks) {
      System.arraycopy(block, 0, to, next, block.length);
      next += block.length;
    }
    return next;
  }
}
