package picklescope.capture;

/**
 * The size limits of a journal, in bytes.
 *
 * @param capBytes the most bytes on disk; the oldest segment files are deleted when there are more
 * @param segmentBytes the approximate size of a segment file
 * @param memoryBytes the memory (outside the heap) for what is not on disk yet: it bridges delays
 *     of the disk, and without a disk it is the whole capacity
 * @param chunkBytes the size of the pieces of memory, at least {@value #LEAST_CHUNK}
 */
public record JournalLimits(long capBytes, long segmentBytes, long memoryBytes, int chunkBytes) {
  /** A chunk holds one largest datagram at least. */
  static final int LEAST_CHUNK = 128 << 10;

  /** The least number of segments, so that not too much is deleted at once. */
  private static final int LEAST_SEGMENTS = 4;

  /** Checks the numbers. */
  public JournalLimits {
    if (chunkBytes < LEAST_CHUNK || memoryBytes < 2L * chunkBytes || segmentBytes < chunkBytes) {
      throw new IllegalArgumentException(
          "chunks from %s bytes, memory for two of them and segments of at least one: %s, %s, %s"
              .formatted(LEAST_CHUNK, chunkBytes, memoryBytes, segmentBytes));
    }
  }

  /** Returns the default limits: 4 GB on disk, 64 MB in memory. */
  public static JournalLimits standard() {
    return new JournalLimits(4L << 30, 64 << 20, 64 << 20, 4 << 20);
  }

  /** Returns a copy with another cap, and a suitable segment size. */
  public JournalLimits withCap(long bytes) {
    long segment = Math.max(chunkBytes, Math.min(segmentBytes, bytes / LEAST_SEGMENTS));
    return new JournalLimits(bytes, segment, memoryBytes, chunkBytes);
  }
}
