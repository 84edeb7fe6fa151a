package picklescope.stream.series;

/** A full chunk with the lowest and highest of each 16 and 256 points. Immutable. */
final class FullChunk implements Chunk {
  private static final int FINE = 4;
  static final int COARSE = 8;

  private final PackedTimes times;
  private final PackedValues values;
  private final Level fine;
  private final Level coarse;
  private final Moments moments;

  FullChunk(PackedTimes times, double[] values) {
    this.times = times;
    this.values = PackedValues.of(values);
    fine = Level.of(values, FINE);
    coarse = Level.of(values, COARSE);
    var sum = new Moments.Sum();
    for (double value : values) {
      sum.add(value);
    }
    moments = sum.moments();
  }

  PackedTimes times() {
    return times;
  }

  /** Returns the chunk without its points. */
  BucketChunk buckets() {
    return new BucketChunk(times, coarse, moments);
  }

  @Override
  public long time(int index) {
    return times.time(index);
  }

  @Override
  public long number(int index) {
    return times.number(index);
  }

  @Override
  public double value(int index) {
    return values.get(index);
  }

  @Override
  public void addTo(Bounds bounds, int from, int to) {
    if (from == 0 && to == SIZE) {
      bounds.add(moments.low(), moments.high());
      return;
    }
    int at = from;
    while (at < to) {
      if (coarse.has(at, to)) {
        coarse.addTo(bounds, at);
        at += coarse.size();
      } else if (fine.has(at, to)) {
        fine.addTo(bounds, at);
        at += fine.size();
      } else {
        bounds.add(values.get(at++));
      }
    }
  }

  @Override
  public Moments moments(int from, int to) {
    return from == 0 && to == SIZE ? moments : Chunk.super.moments(from, to);
  }

  @Override
  public int bytes() {
    return values.bytes() + fine.bytes() + coarse.bytes();
  }
}
