package picklescope.pickle;

/** The number of bytes of a payload that may still be looked at again. */
final class Work {
  private static final int MOST = 16; // for each byte

  private long left;

  /**
   * Creates the work for a payload.
   *
   * @param size its size in bytes
   */
  Work(int size) {
    this.left = (long) MOST * size;
  }

  /** Takes a number of bytes, and returns whether as many were left. */
  boolean spend(long bytes) {
    left -= bytes;
    return isLeft();
  }

  boolean isLeft() {
    return left >= 0;
  }
}
