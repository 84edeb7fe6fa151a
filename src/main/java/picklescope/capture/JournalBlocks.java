package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Takes packet blocks out of a journal while it records: consecutive ones, many at a time, as they
 * are. It holds those that were taken last. For one thread, which may be slow: nothing waits for
 * it.
 */
public final class JournalBlocks {
  private final JournalStore store;
  private byte[] content = new byte[0];
  private ByteBuffer memory = ByteBuffer.wrap(content);
  private long first;
  private int count;
  private int bytes;
  private int interfaces;
  private long dropped;

  JournalBlocks(JournalStore store) {
    this.store = store;
    grow(1 << 17);
  }

  private void grow(int size) {
    content = Arrays.copyOf(content, size);
    memory = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Takes the blocks of datagrams from a number on. If the first are not held any longer, it begins
   * with the oldest that is.
   *
   * @param last the number of the last that may be taken
   * @param mostBytes the most bytes; one block is taken even if it is longer
   * @return whether there are any
   */
  public boolean take(long from, long last, int mostBytes) {
    for (var chunk = store.findFrom(from); chunk.isPresent(); chunk = store.findFrom(from)) {
      long start = Math.max(from, chunk.get().first());
      long most = Math.min(last, chunk.get().last()) + 1 - start;
      if (most <= 0) {
        break;
      }
      if (chunk.get().read(start, (data, at) -> copy(data, at, most, mostBytes)).isPresent()) {
        first = start;
        return true;
      }
    }
    count = 0;
    bytes = 0;
    return false;
  }

  /** Copies blocks; the data may turn into another chunk's meanwhile. Returns how many. */
  private int copy(MemorySegment data, long at, long most, int mostBytes) {
    count = 0;
    bytes = 0;
    interfaces = 0;
    dropped = 0;
    for (long next = at; count < most; ) {
      int length = data.get(Pcapng.INT, next + 4);
      if (length < Pcapng.SMALLEST_BLOCK) {
        throw new IndexOutOfBoundsException("no block at " + next);
      }
      if (data.get(Pcapng.INT, next) == Pcapng.ENHANCED_PACKET) {
        if (count > 0 && bytes + length > mostBytes) {
          break;
        }
        append(data, next, length);
        interfaces = Math.max(interfaces, JournalBlock.interfaceId(data, next) + 1);
        dropped = Dropped.sum(dropped, JournalBlock.notes(data, next).dropped());
        count++;
      }
      next += length;
    }
    return count;
  }

  private void append(MemorySegment data, long at, int length) {
    if (at + length > data.byteSize()) {
      throw new IndexOutOfBoundsException("no block at " + at);
    }
    if (content.length - bytes < length) {
      grow(Math.max(content.length * 2, bytes + length));
    }
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at, content, bytes, length);
    bytes += length;
  }

  /** Returns the number of the first datagram. */
  public long first() {
    return first;
  }

  /** Returns how many there are. */
  public int count() {
    return count;
  }

  /** Returns the number after the last. */
  public long end() {
    return first + count;
  }

  /** Returns the blocks, one after the other; the array may be longer. */
  byte[] content() {
    return content;
  }

  /** Returns how many bytes they have. */
  int bytes() {
    return bytes;
  }

  /** Returns how many of the journal's interfaces have to be described before them. */
  int interfaces() {
    return interfaces;
  }

  /** Returns the length of the block at a position. */
  int length(int at) {
    return memory.getInt(at + 4);
  }

  /** Returns the time of the datagram at a position. */
  long timeNanos(int at) {
    return (long) memory.getInt(at + 12) << 32 | memory.getInt(at + 16) & 0xFFFFFFFFL;
  }

  /** Returns how many datagrams were dropped according to the notes on these. */
  long dropped() {
    return dropped;
  }

  /** Returns the name of the interface of the block at a position. */
  String interfaceName(int at) {
    return store.interfaceName(memory.getInt(at + 8));
  }
}
