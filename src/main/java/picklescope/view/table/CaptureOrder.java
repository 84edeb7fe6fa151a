package picklescope.view.table;

/** Every datagram in the order of its numbers; the index is the number less one. */
public final class CaptureOrder implements RowOrder {
  private final LiveLimits limits;

  /** Shows all within those limits. */
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
