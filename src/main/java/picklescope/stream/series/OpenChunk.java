package picklescope.stream.series;

/** The chunk to which points are added. A reader must not ask for more than it has seen counted. */
final class OpenChunk implements Chunk {
  private final long[] times = new long[SIZE];
  private final long[] numbers = new long[SIZE];
  private final double[] values = new double[SIZE];
  private volatile int count; // written after the arrays, read before them

  void add(long time, long number, double value) {
    int index = count;
    times[index] = time;
    numbers[index] = number;
    values[index] = value;
    count = index + 1;
  }

  int count() {
    return count;
  }

  /** Returns its times and numbers in less memory. */
  PackedTimes packedTimes() {
    return PackedTimes.of(times, numbers);
  }

  /** Returns its points in less memory; it must be full. */
  FullChunk packed(PackedTimes packedTimes) {
    return new FullChunk(packedTimes, values);
  }

  @Override
  public long time(int index) {
    return times[index];
  }

  @Override
  public long number(int index) {
    return numbers[index];
  }

  @Override
  public double value(int index) {
    return values[index];
  }

  @Override
  public void addTo(Bounds bounds, int from, int to) {
    for (int i = from; i < to; i++) {
      bounds.add(values[i]);
    }
  }

  @Override
  public int bytes() {
    return SIZE * 3 * Long.BYTES;
  }
}
