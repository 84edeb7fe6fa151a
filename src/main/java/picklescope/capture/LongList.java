package picklescope.capture;

import java.util.Arrays;

/** A growing list of longs: one thread adds, any thread reads what {@link #size()} has shown. */
final class LongList {
  private static final int PAGE_SHIFT = 15;
  private static final int PAGE_MASK = (1 << PAGE_SHIFT) - 1;

  private long[][] pages = new long[16][];
  private long added;
  private volatile long size;

  /** Adds without showing it. */
  void add(long value) {
    int page = (int) (added >> PAGE_SHIFT);
    if (page == pages.length) {
      pages = Arrays.copyOf(pages, page * 2);
    }
    if (pages[page] == null) {
      pages[page] = new long[PAGE_MASK + 1];
    }
    pages[page][(int) added & PAGE_MASK] = value;
    added++;
  }

  long added() {
    return added;
  }

  /** Shows all that has been added. */
  void publish() {
    size = added;
  }

  long size() {
    return size;
  }

  long get(long at) {
    return pages[(int) (at >> PAGE_SHIFT)][(int) at & PAGE_MASK];
  }
}
