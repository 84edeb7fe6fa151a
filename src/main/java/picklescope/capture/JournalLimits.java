package picklescope.capture;

/**
 * How much a journal may hold.
 *
 * @param capBytes the most bytes on disk; the oldest segment files go when there are more
 * @param segmentBytes the size of a segment file, about
 * @param memoryBytes the memory (outside the heap) for what is not on disk yet: a disk may stall
 *     until it is full, and without a disk it is all that is held
 * @param chunkBytes the piece in which memory is taken, at least {@value #LEAST_CHUNK}
 */
public record JournalLimits(long capBytes, long segmentBytes, long memoryBytes, int chunkBytes) {
  /** A chunk holds one largest datagram at least. */
  static final int LEAST_CHUNK = 128 << 10;

  /** Fewer segments than these would let too much go at once. */
  private static final int LEAST_SEGMENTS = 4;

  /** Checks the numbers. */
  public JournalLimits {
    if (chunkBytes < LEAST_CHUNK || memoryBytes < 2L * chunkBytes || segmentBytes < chunkBytes) {
      throw new IllegalArgumentException(
          "chunks from %d bytes, memory for two of them and segments of at least one: %d, %d, %d"
              .formatted(LEAST_CHUNK, chunkBytes, memoryBytes, segmentBytes));
    }
  }

  /** 4 GB on disk, 64 MB in memory. */
  public static JournalLimits standard() {
    return new JournalLimits(4L << 30, 64 << 20, 64 << 20, 4 << 20);
  }

  /** The same with another cap, and segments that suit it. */
  public JournalLimits withCap(long bytes) {
    long segment = Math.max(chunkBytes, Math.min(segmentBytes, bytes / LEAST_SEGMENTS));
    return new JournalLimits(bytes, segment, memoryBytes, chunkBytes);
  }
}
