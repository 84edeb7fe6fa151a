package picklescope.view.table;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import picklescope.thread.Task;

/**
 * Searches the rows shown, in the background, for the next or the previous one that matches, and
 * wraps around at the end. For the thread that shows the table.
 */
public final class RowSearch implements AutoCloseable {
  /** How a search ended. */
  public enum Result {
    FOUND,
    /** Found after wrapping around at the end or at the beginning. */
    FOUND_WRAPPED,
    NOT_FOUND,
    /** Not found in the rows that there were at the start; more have come since. */
    NOT_FOUND_YET,
    CANCELLED
  }

  /** Rows between two reports of the progress; a row may take some milliseconds to read. */
  private static final int STEP = 32;

  private record Found(OptionalLong index, boolean around, long end) {}

  private final TableModel table;
  private Optional<Job<Found>> job = Optional.empty();
  private Optional<RowOrder> searched = Optional.empty();
  private Consumer<Result> onEnd = _ -> {};

  /** Searches the rows of a table. */
  public RowSearch(TableModel table) {
    this.table = table;
  }

  /**
   * Starts at the lead row; a search that is running is cancelled.
   *
   * @param matches returns whether the datagram with a number matches; called in the background
   * @param whenEnded receives the result, by a call of {@link #pulse}
   */
  public void start(boolean forward, LongPredicate matches, Consumer<Result> whenEnded) {
    cancel();
    RowOrder order = table.order();
    long begin = order.begin();
    long rows = order.end() - begin;
    OptionalLong lead = table.leadIndex();
    long from = lead.isPresent() ? lead.getAsLong() - begin : forward ? -1 : rows;
    searched = Optional.of(order);
    onEnd = whenEnded;
    job =
        Optional.of(
            new Job<>(
                "find",
                progress -> find(order, begin, rows, from, forward ? 1 : -1, matches, progress)));
  }

  private static Found find(
      RowOrder order,
      long begin,
      long rows,
      long from,
      int step,
      LongPredicate matches,
      Task progress) {
    for (long looked = 1; looked <= rows; looked++) {
      if (looked % STEP == 0) {
        progress.at((double) looked / rows);
      }
      long place = from + step * looked;
      long row = Math.floorMod(place, rows);
      if (matches.test(order.numberAt(begin + row))) {
        return new Found(OptionalLong.of(begin + row), place != row, begin + rows);
      }
    }
    return new Found(OptionalLong.empty(), false, begin + rows);
  }

  /** Reports the result once the search has ended. For each frame. */
  public void pulse() {
    job.flatMap(Job::poll)
        .ifPresent(outcome -> {
          job = Optional.empty();
          onEnd.accept(
              switch (outcome) {
                case Job.Outcome.Done<Found>(Found found) -> goTo(found);
                case Job.Outcome.Failed<Found> _ -> Result.CANCELLED;
              });
        });
  }

  private Result goTo(Found found) {
    if (found.index().isEmpty()) {
      return table.order().end() > found.end() ? Result.NOT_FOUND_YET : Result.NOT_FOUND;
    }
    if (searched.filter(order -> order == table.order()).isEmpty()) {
      return Result.CANCELLED;
    }
    table.goToIndex(found.index().getAsLong());
    return found.around() ? Result.FOUND_WRAPPED : Result.FOUND;
  }

  /** Returns the progress, 0 to 1; empty while no search is running. */
  public Optional<Double> share() {
    return job.map(Job::share);
  }

  /** Cancels the search. */
  public void cancel() {
    job.ifPresent(running -> {
      running.close();
      onEnd.accept(Result.CANCELLED);
    });
    job = Optional.empty();
  }

  @Override
  public void close() {
    job.ifPresent(Job::close);
  }
}
