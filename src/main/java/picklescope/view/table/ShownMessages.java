package picklescope.view.table;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/**
 * The messages that the table shows, for who takes them one by one while a filter may still be
 * looking for some of them. The filter looks on until this is closed, whatever becomes of the
 * table.
 */
public final class ShownMessages implements AutoCloseable {
  private final Optional<FilterRun> run;
  private final Optional<RowOrder> order;
  private final long first;
  private final OptionalLong last;

  private ShownMessages(
      Optional<FilterRun> run, Optional<RowOrder> order, long first, OptionalLong last) {
    this.run = run;
    this.order = order;
    this.first = first;
    this.last = last;
  }

  /** Sorted rows: all of them have been found, and they stay as they are. */
  public static ShownMessages of(RowOrder sorted) {
    return new ShownMessages(Optional.empty(), Optional.of(sorted), 0, OptionalLong.of(0));
  }

  /**
   * All from one number to another, or those that a filter chooses of them.
   *
   * @param run the filter, if there is one
   * @param last empty for the last one that the capture will have, a file that is still being read
   */
  public static ShownMessages of(Optional<FilterRun> run, long first, OptionalLong last) {
    run.ifPresent(FilterRun::hold);
    return new ShownMessages(run, Optional.empty(), first, last);
  }

  /** The number of the last one that may be among them; empty for the capture's last in the end. */
  public OptionalLong last() {
    return last;
  }

  /**
   * Their numbers in the table's order. Who takes them waits for the filter: not for the thread of
   * a window.
   *
   * @param end the number of the last one
   * @param wanted asked while it waits; the numbers end early when they are not wanted any more
   */
  public LongStream numbers(long end, BooleanSupplier wanted) {
    if (order.isPresent()) {
      var rows = order.get();
      return LongStream.range(rows.begin(), rows.end()).map(rows::numberAt);
    }
    return run.map(looking -> looking.chosen(first, end, wanted))
        .orElseGet(() -> LongStream.rangeClosed(first, end));
  }

  /** How many there are up to that number, as far as they have been found. */
  public long found(long end) {
    return order
        .map(RowOrder::size)
        .orElseGet(() ->
            run.map(looking -> looking.found(first, end)).orElse(Math.max(0, end - first + 1)));
  }

  /** How far the filter has come on the way to that number, 0 to 1. */
  public double looked(long end) {
    return run.map(looking -> Math.min(1, (double) looking.looked() / Math.max(1, end)))
        .orElse(1.0);
  }

  @Override
  public void close() {
    run.ifPresent(FilterRun::close);
  }
}
