package picklescope.thread;

import java.util.Arrays;

/**
 * An append-only list of longs in pages of memory, eight bytes a value. One thread appends; any
 * thread may read the values below {@link #size()}.
 */
public final class LongList {
  private static final int PAGE_SHIFT = 15;
  private static final int PAGE_MASK = (1 << PAGE_SHIFT) - 1;

  /** Volatile: a reader may see the larger array before it sees a larger size. */
  private volatile long[][] pages = new long[16][];

  private long added;
  private volatile long size;

  /** Adds a value, which is not visible to readers before {@link #publish}. */
  public void add(long value) {
    int page = (int) (added >> PAGE_SHIFT);
    long[][] now = pages;
    if (page == now.length) {
      now = Arrays.copyOf(now, page * 2);
      pages = now;
    }
    if (now[page] == null) {
      now[page] = new long[PAGE_MASK + 1];
    }
    now[page][(int) added & PAGE_MASK] = value;
    added++;
  }

  /** Adds a value and publishes it. */
  public void append(long value) {
    add(value);
    publish();
  }

  /**
   * Returns the number of values that have been added, published or not; for the thread that adds.
   */
  public long added() {
    return added;
  }

  /** Makes all added values visible to readers. */
  public void publish() {
    size = added;
  }

  /** Returns the number of values that can be read. */
  public long size() {
    return size;
  }

  /** Returns the value at an index less than the size. */
  public long get(long index) {
    return pages[(int) (index >> PAGE_SHIFT)][(int) index & PAGE_MASK];
  }

  /**
   * Returns the index of that value, or of the first greater one, or the size; the values must be
   * in ascending order.
   */
  public long indexOf(long value) {
    long low = 0;
    long high = size;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (get(middle) < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
