package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A sequence of complete pcapng blocks of the journal: first in memory, then, once it is written,
 * in a mapped file; finally deleted. One thread at a time appends (under the journal's lock); any
 * thread may read without a lock.
 *
 * <p>The memory is reused for another chunk once this one is written. This may happen during a
 * read, so a reader checks afterwards whether {@link #data} has changed, and if so reads again.
 */
final class Chunk {
  /** Reads from the packet block at a position. */
  @FunctionalInterface
  interface BlockReader<T> {
    T read(MemorySegment from, long at);
  }

  /** Only the position of each 16th block is stored; at most 15 lengths are followed from there. */
  private static final int STRIDE_SHIFT = 4;

  private static final int STRIDE_MASK = (1 << STRIDE_SHIFT) - 1;
  private static final MemorySegment GONE = MemorySegment.NULL;

  private final long first;
  private final int interfacesBefore;
  private final ByteBuffer memory;
  private int[] index = new int[64];
  private int end;

  private volatile MemorySegment data;
  private volatile long last;

  /**
   * An empty chunk.
   *
   * @param first the number that its first datagram will have
   * @param interfacesBefore how many interfaces the blocks before it have described
   */
  Chunk(long first, int interfacesBefore, MemorySegment memory) {
    this.first = first;
    this.last = first - 1;
    this.interfacesBefore = interfacesBefore;
    this.data = memory;
    this.memory = memory.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  long first() {
    return first;
  }

  /** Returns the number of the newest datagram. */
  long last() {
    return last;
  }

  int interfacesBefore() {
    return interfacesBefore;
  }

  /** Returns the number of bytes in the chunk. */
  int end() {
    return end;
  }

  boolean hasRoomFor(int length) {
    return memory.capacity() - end >= length;
  }

  boolean isGone() {
    return data == GONE;
  }

  /** Returns the present location of the bytes. */
  MemorySegment data() {
    return data;
  }

  /** Appends a block that is not a packet. */
  void append(byte[] block) {
    memory.put(end, block);
    end += block.length;
  }

  /** Appends a datagram and makes it visible. */
  void append(PacketBlock.PacketHeader header, int length, ByteBuffer payload, int size) {
    PacketBlock.write(memory, end, length, header, payload, size);
    long number = last + 1;
    int place = (int) (number - first);
    if ((place & STRIDE_MASK) == 0) {
      int entry = place >> STRIDE_SHIFT;
      if (entry == index.length) {
        index = Arrays.copyOf(index, entry * 2);
      }
      index[entry] = end;
    }
    end += length;
    last = number; // publishes all of the above
  }

  /** Sets a new location of the bytes, up to a datagram; the previous memory may be reused. */
  void moveTo(MemorySegment place, long lastThere) {
    last = lastThere;
    data = place;
  }

  /** Marks the chunk as deleted. */
  void go() {
    data = GONE;
  }

  /** Reads from the datagram with the given number; returns empty if it is deleted. */
  <T> Optional<T> read(long number, BlockReader<T> reader) {
    while (true) {
      var from = data;
      if (from == GONE || number > last) {
        return Optional.empty();
      }
      try {
        T result = reader.read(from, placeOf(number, from));
        VarHandle.acquireFence();
        if (data == from) {
          return Optional.of(result);
        }
      } catch (IndexOutOfBoundsException | IllegalStateException e) {
        // The memory may already belong to another chunk, or the file may have been closed.
        if (data == from) {
          throw e;
        }
      }
    }
  }

  /**
   * Returns the position of a datagram. The caller must check afterwards that the data has not
   * changed.
   */
  long placeOf(long number, MemorySegment from) {
    int place = (int) (number - first);
    long at = index[place >> STRIDE_SHIFT];
    for (int step = place & STRIDE_MASK; step > 0; step--) {
      at = placeAfter(at, from);
    }
    return at;
  }

  /** Returns the position of the datagram after the one at a position. */
  static long placeAfter(long at, MemorySegment from) {
    long next = at;
    do {
      int length = from.get(Pcapng.INT, next + 4);
      if (length < Pcapng.SMALLEST_BLOCK) {
        throw new IndexOutOfBoundsException("no block at " + next);
      }
      next += length;
    } while (from.get(Pcapng.INT, next) != Pcapng.ENHANCED_PACKET);
    return next;
  }
}
