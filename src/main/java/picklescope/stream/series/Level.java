package picklescope.stream.series;

/** The lowest and highest value of each so many successive points. Immutable. */
final class Level {
  private final int shift;
  private final PackedValues low;
  private final PackedValues high;

  private Level(int shift, double[] low, double[] high) {
    this.shift = shift;
    this.low = PackedValues.of(low);
    this.high = PackedValues.of(high);
  }

  /** Creates the level over values with ranges of 2<sup>shift</sup>. */
  static Level of(double[] values, int shift) {
    var low = new double[values.length >> shift];
    var high = new double[low.length];
    var bounds = new Bounds();
    for (int i = 0; i < low.length; i++) {
      bounds.clear();
      for (int at = i << shift; at < (i + 1) << shift; at++) {
        bounds.add(values[at]);
      }
      low[i] = bounds.low();
      high[i] = bounds.high();
    }
    return new Level(shift, low, high);
  }

  int size() {
    return 1 << shift;
  }

  /** Returns whether a range of this level begins at an index and ends before another. */
  boolean has(int from, int to) {
    return (from & (size() - 1)) == 0 && from + size() <= to;
  }

  /** Adds the range in which an index is. */
  void addTo(Bounds bounds, int index) {
    bounds.add(low.get(index >> shift), high.get(index >> shift));
  }

  double low(int index) {
    return low.get(index >> shift);
  }

  double high(int index) {
    return high.get(index >> shift);
  }

  int bytes() {
    return low.bytes() + high.bytes();
  }
}
