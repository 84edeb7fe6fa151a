package picklescope.view.table;

import picklescope.thread.LongList;

/** The datagrams that have matched a filter so far, in the order of their numbers. */
final class FilteredOrder implements RowOrder {
  private final LongList matches;
  private final LiveLimits limits;

  FilteredOrder(LongList matches, LiveLimits limits) {
    this.matches = matches;
    this.limits = limits;
  }

  @Override
  public long begin() {
    return Math.min(matches.indexOf(limits.first()), end());
  }

  @Override
  public long end() {
    return limits.paused() ? matches.indexOf(limits.last() + 1) : matches.size();
  }

  @Override
  public long numberAt(long index) {
    return matches.get(index);
  }

  @Override
  public long indexOf(long number) {
    return Math.clamp(matches.indexOf(number), begin(), end());
  }
}
