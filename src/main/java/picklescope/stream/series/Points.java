package picklescope.stream.series;

/**
 * The points of a series at one time: index, time, message number and value. Indexes begin with 0;
 * times ascend. Immutable, for any thread.
 */
public final class Points {
  /** No points. */
  public static final Points NONE = new Points(new Chunk[0], 0);

  private static final int SHIFT = 12;
  private static final int MASK = Chunk.SIZE - 1;

  private final Chunk[] chunks;
  private final int size;

  /** Creates a view of chunks, which must not be changed, all of them full but the last. */
  Points(Chunk[] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  /** Returns how many points there are. */
  public int size() {
    return size;
  }

  /** Returns the time of a point; the nearest that is held if it {@linkplain #isExact is not}. */
  public long time(int index) {
    return chunks[index >> SHIFT].time(index & MASK);
  }

  /** Returns the number of a point's message. */
  public long number(int index) {
    return chunks[index >> SHIFT].number(index & MASK);
  }

  /** Returns the value of a point; NaN for a gap. */
  public double value(int index) {
    return chunks[index >> SHIFT].value(index & MASK);
  }

  /** Returns whether a point is held; if not, its time, number and value are near the real ones. */
  public boolean isExact(int index) {
    return chunks[index >> SHIFT].isExact();
  }

  /** Returns the first index with a time or a later one; the size if there is none. */
  public int indexOf(long time) {
    int low = 0;
    int high = chunks.length;
    while (low < high) { // the first chunk that begins at that time or later
      int middle = (low + high) >>> 1;
      if (count(middle) == 0 || chunks[middle].time(0) >= time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    if (low == 0) {
      return 0;
    }
    int chunk = low - 1;
    return (chunk << SHIFT) + chunks[chunk].indexOf(time, count(chunk));
  }

  private int count(int chunk) {
    return Math.clamp(size - ((long) chunk << SHIFT), 0, Chunk.SIZE);
  }

  /** Adds the finite values from one index to before another to bounds. */
  public void addTo(Bounds bounds, int from, int to) {
    int at = from;
    while (at < to) {
      int chunk = at >> SHIFT;
      int end = Math.min(to, (chunk + 1) << SHIFT);
      chunks[chunk].addTo(bounds, at & MASK, end - (chunk << SHIFT));
      at = end;
    }
  }

  /** Returns the moments of the finite values from one index to before another. */
  public Moments moments(int from, int to) {
    var sum = Moments.NONE;
    int at = from;
    while (at < to) {
      int chunk = at >> SHIFT;
      int end = Math.min(to, (chunk + 1) << SHIFT);
      sum = sum.plus(chunks[chunk].moments(at & MASK, end - (chunk << SHIFT)));
      at = end;
    }
    return sum;
  }
}
