package picklescope.capture;

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
  private final JournalBlocks blocks;
  private int namesTaken;

  JournalSections(JournalStore store) {
    this.store = store;
    this.blocks = new JournalBlocks(store);
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
    return blocks.take(from, Long.MAX_VALUE, mostBytes) ? Optional.of(section()) : Optional.empty();
  }

  /**
   * Returns a section without packets for the messages that were dropped behind the last datagram;
   * empty if there are none. It is the same until there are more.
   *
   * @param end the number after the last datagram
   */
  public Optional<CaptureSection> droppedBehind(long end) {
    long rest = store.dropped().unnoted();
    if (rest == 0) {
      return Optional.empty();
    }
    long time =
        store
            .find(end - 1)
            .flatMap(chunk -> chunk.read(end - 1, JournalBlock::timeNanos))
            .orElse(0L);
    var parts =
        List.of(Blocks.section(""), Blocks.networkInterface(""), Blocks.statistics(0, time, rest));
    byte[] content = new byte[bytes(parts)];
    put(parts, content, 0);
    return Optional.of(new CaptureSection(end, 0, content));
  }

  private CaptureSection section() {
    byte[] header = Blocks.section("");
    var interfaces = store.interfaces(blocks.interfaces());
    var names = store.namesAfter(namesTaken, MOST_NAMES);
    namesTaken += names.size();
    int length = header.length + blocks.bytes() + bytes(interfaces) + bytes(names);
    byte[] content = Arrays.copyOf(header, length);
    int at = put(names, content, put(interfaces, content, header.length));
    System.arraycopy(blocks.content(), 0, content, at, blocks.bytes());
    return new CaptureSection(blocks.first(), blocks.count(), content);
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
