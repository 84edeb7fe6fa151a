package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A run of whole pcapng blocks of the journal: first in memory, then, once it is written, in a
 * mapped file; at last gone. One thread at a time appends (under the journal's lock); any thread
 * reads, without a lock.
 *
 * <p>Memory is used again for another chunk once this one is written. A reader may be in the middle
 * of it then, so it looks afterwards whether {@link #data} is still what it has read from, and else
 * reads again.
 */
final class Chunk {
  /** Reads something of the packet block at that place. */
  @FunctionalInterface
  interface BlockReader<T> {
    T read(MemorySegment from, long at);
  }

  /** Only each 16th block's place is kept; from there it is a walk of 15 lengths at most. */
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

  /** The number of its newest datagram. */
  long last() {
    return last;
  }

  int interfacesBefore() {
    return interfacesBefore;
  }

  /** How many bytes it holds. */
  int end() {
    return end;
  }

  boolean hasRoomFor(int length) {
    return memory.capacity() - end >= length;
  }

  boolean isGone() {
    return data == GONE;
  }

  /** Where its bytes are now. */
  MemorySegment data() {
    return data;
  }

  /** Appends a block that is no packet. */
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

  /** The bytes are somewhere else now, up to that datagram; their memory may be used again. */
  void moveTo(MemorySegment place, long lastThere) {
    last = lastThere;
    data = place;
  }

  /** The bytes are nowhere any more. */
  void go() {
    data = GONE;
  }

  /** Reads the datagram with that number; empty if it is gone. */
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
        // What was read may have been another chunk's already, or a file that has just been closed.
        if (data == from) {
          throw e;
        }
      }
    }
  }

  /** Where a datagram lies that it holds or has held; who reads there looks at the data again. */
  long placeOf(long number, MemorySegment from) {
    int place = (int) (number - first);
    long at = index[place >> STRIDE_SHIFT];
    for (int step = place & STRIDE_MASK; step > 0; step--) {
      at = placeAfter(at, from);
    }
    return at;
  }

  /** Where the datagram after the one at that place lies. */
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
