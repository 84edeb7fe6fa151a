package picklescope.stream;

import java.util.Arrays;

/**
 * Quantiles of positive numbers with a bounded relative error and bounded memory: the counts of
 * buckets whose limits are powers of a number, as in DDSketch (Masson, Rim, Lee: DDSketch, VLDB
 * 2019). If the numbers are spread over more buckets than there may be, neighbours are joined in
 * pairs, which doubles the error (Epicoco et al.: UDDSketch, 2020).
 *
 * <p>At first the error is 1 %. {@value #MOST} buckets cover a factor of 28,000 with it. Memory: at
 * most 4 kB, for intervals that are alike a few hundred bytes.
 */
final class QuantileSketch {
  private static final int MOST = 512;
  private static final int FEW = 8;
  private static final double ERROR = 0.01;

  private double logBase = Math.log((1 + ERROR) / (1 - ERROR));
  private long[] counts = new long[FEW];
  private int lowest; // the index of the first bucket
  private long zeros;
  private long size;
  private double highest;

  QuantileSketch() {}

  /** Creates a copy. */
  QuantileSketch(QuantileSketch other) {
    logBase = other.logBase;
    counts = other.counts.clone();
    lowest = other.lowest;
    zeros = other.zeros;
    size = other.size;
    highest = other.highest;
  }

  /** Adds a number; one below 1 counts as 0. */
  void add(double value) {
    size++;
    highest = Math.max(highest, value);
    if (value < 1) {
      zeros++;
      return;
    }
    int index = index(value);
    if (size - zeros == 1) {
      lowest = index;
    }
    while (index < lowest || index >= lowest + counts.length) {
      makeRoom(index);
      index = index(value);
    }
    counts[index - lowest]++;
  }

  private int index(double value) {
    return (int) Math.ceil(Math.log(value) / logBase);
  }

  /** Extends the buckets to an index, or joins them in pairs if there would be too many. */
  private void makeRoom(int index) {
    int first = Math.min(index, firstUsed());
    int last = Math.max(index, lastUsed());
    if (last - first >= MOST) {
      join();
      return;
    }
    int length = Math.clamp(Integer.highestOneBit(last - first) * 2L, FEW, MOST);
    int start = first - (length - (last - first + 1)) / 2;
    var more = new long[length];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        more[lowest + i - start] = counts[i];
      }
    }
    counts = more;
    lowest = start;
  }

  private void join() {
    int start = Math.ceilDiv(lowest, 2);
    var joined = new long[counts.length / 2 + 2];
    for (int i = 0; i < counts.length; i++) {
      joined[Math.ceilDiv(lowest + i, 2) - start] += counts[i];
    }
    counts = joined;
    lowest = start;
    logBase *= 2;
  }

  private int firstUsed() {
    int i = 0;
    while (i < counts.length && counts[i] == 0) {
      i++;
    }
    return lowest + i;
  }

  private int lastUsed() {
    int i = counts.length - 1;
    while (i >= 0 && counts[i] == 0) {
      i--;
    }
    return lowest + i;
  }

  /**
   * Returns a quantile, interpolated between the two numbers beside it as numpy, pandas and R do;
   * NaN if there are no numbers.
   *
   * @param share 0 to 1
   */
  double quantile(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    double place = share * (size - 1);
    long rank = (long) place;
    double low = number(rank);
    return place == rank ? low : low + (place - rank) * (number(rank + 1) - low);
  }

  /** Returns the number that has so many before it in ascending order. */
  private double number(long rank) {
    long passed = zeros;
    if (rank < passed) {
      return 0;
    }
    for (int i = 0; i < counts.length; i++) {
      passed += counts[i];
      if (rank < passed) {
        double base = Math.exp(logBase);
        return Math.min(highest, 2 * Math.exp((lowest + i) * logBase) / (base + 1));
      }
    }
    throw new IllegalStateException(Arrays.toString(counts));
  }
}
