package picklescope.stream.series;

/**
 * A chunk of which only the lowest and highest of each 256 points are left. The time of a point is
 * a time between those of its bucket and the next, its value the middle of the two. Immutable.
 */
final class BucketChunk implements Chunk {
  private static final int SHIFT = FullChunk.COARSE;
  private static final int COUNT = SIZE >> SHIFT;

  private final long[] times = new long[COUNT + 1];
  private final long[] numbers = new long[COUNT + 1];
  private final Level buckets;
  private final Moments moments;

  BucketChunk(PackedTimes all, Level buckets, Moments moments) {
    for (int i = 0; i < COUNT; i++) {
      times[i] = all.time(i << SHIFT);
      numbers[i] = all.number(i << SHIFT);
    }
    times[COUNT] = all.time(SIZE - 1);
    numbers[COUNT] = all.number(SIZE - 1);
    this.buckets = buckets;
    this.moments = moments;
  }

  private static long between(long[] ends, int index) {
    int bucket = index >> SHIFT;
    long span = ends[bucket + 1] - ends[bucket];
    int part = index - (bucket << SHIFT);
    return ends[bucket] + (long) ((double) span * part / (1 << SHIFT));
  }

  @Override
  public long time(int index) {
    return index == SIZE - 1 ? times[COUNT] : between(times, index);
  }

  @Override
  public long number(int index) {
    return index == SIZE - 1 ? numbers[COUNT] : between(numbers, index);
  }

  @Override
  public double value(int index) {
    double low = buckets.low(index);
    double high = buckets.high(index);
    return low > high ? Double.NaN : low + (high - low) / 2;
  }

  @Override
  public void addTo(Bounds bounds, int from, int to) {
    for (int at = from; at < to; at = (at | (buckets.size() - 1)) + 1) {
      buckets.addTo(bounds, at);
    }
  }

  @Override
  public Moments moments(int from, int to) {
    return from == 0 && to == SIZE ? moments : Chunk.super.moments(from, to);
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public int bytes() {
    return (times.length + numbers.length) * Long.BYTES + buckets.bytes();
  }
}
