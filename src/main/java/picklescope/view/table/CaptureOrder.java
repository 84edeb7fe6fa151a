package picklescope.view.table;

/** All datagrams in the order of their numbers; the index is the number minus one. */
public final class CaptureOrder implements RowOrder {
  private final LiveLimits limits;

  /** Creates the order of all datagrams within limits. */
  public CaptureOrder(LiveLimits limits) {
    this.limits = limits;
  }

  @Override
  public long begin() {
    return Math.min(limits.first() - 1, end());
  }

  @Override
  public long end() {
    return limits.last();
  }

  @Override
  public long numberAt(long index) {
    return index + 1;
  }

  @Override
  public long indexOf(long number) {
    return Math.clamp(number - 1, begin(), end());
  }
}
