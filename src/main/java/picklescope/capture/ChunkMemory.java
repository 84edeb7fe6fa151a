package picklescope.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * A bounded pool of memory outside the heap, in pieces that are reused. Guarded by the caller's
 * lock.
 */
final class ChunkMemory {
  private final Arena arena = Arena.ofShared();
  private final ArrayDeque<MemorySegment> free = new ArrayDeque<>();
  private final int chunkBytes;
  private long left;

  ChunkMemory(JournalLimits limits) {
    this.chunkBytes = limits.chunkBytes();
    this.left = limits.memoryBytes() / chunkBytes;
  }

  /** Takes a piece; returns empty if all are in use. */
  Optional<MemorySegment> take() {
    if (free.isEmpty() && left > 0) {
      left--;
      free.add(arena.allocate(chunkBytes, Long.BYTES));
    }
    return Optional.ofNullable(free.poll());
  }

  void giveBack(MemorySegment piece) {
    free.push(piece);
  }

  void close() {
    arena.close();
  }
}
