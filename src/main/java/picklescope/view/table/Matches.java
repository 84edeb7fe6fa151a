package picklescope.view.table;

/**
 * Numbers in ascending order, appended by one thread while another reads them. Eight bytes each.
 */
final class Matches {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private volatile long[][] chunks = new long[16][];
  private volatile long size;

  /** Appends a number greater than all before; one thread alone may. */
  void add(long number) {
    long at = size;
    int chunk = (int) (at >> CHUNK_BITS);
    if (chunk == chunks.length) {
      var more = new long[chunks.length * 2][];
      System.arraycopy(chunks, 0, more, 0, chunks.length);
      chunks = more;
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new long[CHUNK];
    }
    chunks[chunk][(int) (at & CHUNK - 1)] = number;
    size = at + 1; // makes what is above visible to who reads the size
  }

  long size() {
    return size;
  }

  /** The number at an index less than the size. */
  long get(long index) {
    return chunks[(int) (index >> CHUNK_BITS)][(int) (index & CHUNK - 1)];
  }

  /** The index of that number, or of the first greater one. */
  long indexOf(long number) {
    long low = 0;
    long high = size;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (get(middle) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
