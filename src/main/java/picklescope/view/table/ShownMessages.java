package picklescope.view.table;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/**
 * The messages that the table shows, to be taken while a filter may still be at work. The filter
 * goes on until this is closed, whatever the table shows then.
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

  /** Returns the messages of sorted rows, which do not change. */
  public static ShownMessages of(RowOrder sorted) {
    return new ShownMessages(Optional.empty(), Optional.of(sorted), 0, OptionalLong.of(0));
  }

  /**
   * Returns the messages from one number to another that match the filter.
   *
   * @param run the filter; empty for all messages
   * @param last empty for the last one of a file that is still being read
   */
  public static ShownMessages of(Optional<FilterRun> run, long first, OptionalLong last) {
    run.ifPresent(FilterRun::hold);
    return new ShownMessages(run, Optional.empty(), first, last);
  }

  /** Returns the number of the last message that may be shown; empty for the last of the file. */
  public OptionalLong last() {
    return last;
  }

  /**
   * Returns the numbers in the order of the table. The stream waits for the filter, so that it must
   * not be used on the JavaFX thread.
   *
   * @param end the number of the last one
   * @param wanted returns whether to go on waiting; the stream ends early if it returns false
   */
  public LongStream numbers(long end, BooleanSupplier wanted) {
    if (order.isPresent()) {
      var rows = order.get();
      return LongStream.range(rows.begin(), rows.end()).map(rows::numberAt);
    }
    return run.map(looking -> looking.chosen(first, end, wanted))
        .orElseGet(() -> LongStream.rangeClosed(first, end));
  }

  /** Returns how many messages up to a number have been found so far. */
  public long found(long end) {
    return order
        .map(RowOrder::size)
        .orElseGet(() ->
            run.map(looking -> looking.found(first, end)).orElse(Math.max(0, end - first + 1)));
  }

  /** Returns the progress of the filter towards a number, 0 to 1. */
  public double looked(long end) {
    return run.map(looking -> Math.min(1, (double) looking.looked() / Math.max(1, end)))
        .orElse(1.0);
  }

  @Override
  public void close() {
    run.ifPresent(FilterRun::close);
  }
}
