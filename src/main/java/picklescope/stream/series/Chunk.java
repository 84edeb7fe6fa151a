package picklescope.stream.series;

/** Up to {@link #SIZE} successive points. Indexes are those in the chunk. */
sealed interface Chunk permits OpenChunk, FullChunk, BucketChunk {
  /** The points of a full chunk. */
  int SIZE = 4_096;

  long time(int index);

  long number(int index);

  double value(int index);

  /** Adds the values from one index to before another to bounds. */
  void addTo(Bounds bounds, int from, int to);

  /** Returns the moments of the values from one index to before another. */
  default Moments moments(int from, int to) {
    var sum = new Moments.Sum();
    for (int i = from; i < to; i++) {
      sum.add(value(i));
    }
    return sum.moments();
  }

  /** Returns whether each point is held, not only ranges of them. */
  default boolean isExact() {
    return true;
  }

  /** Returns the bytes of memory that it needs alone, without times that others share. */
  int bytes();

  /** Returns the first index with that time or a later one; so many if there is none. */
  default int indexOf(long time, int count) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
