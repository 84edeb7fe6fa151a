package picklescope.view.table;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import picklescope.thread.Task;

/**
 * Looks through the rows shown, behind the window, for the next or the one before that is wanted;
 * after the last row it goes on at the first. For the thread that shows the table.
 */
public final class RowSearch implements AutoCloseable {
  /** What came of it. */
  public enum Ended {
    FOUND,
    /** Found beyond the last row, or before the first. */
    FOUND_AROUND,
    NOWHERE,
    /** In none of the rows that were there when it began; more have come since. */
    NOWHERE_YET,
    CANCELLED
  }

  /** After how many rows progress is told; one may take some milliseconds to read. */
  private static final int STEP = 32;

  private record Found(OptionalLong index, boolean around, long end) {}

  private final TableModel table;
  private Optional<Job<Found>> job = Optional.empty();
  private Optional<RowOrder> searched = Optional.empty();
  private Consumer<Ended> onEnd = _ -> {};

  /** Searches that table's rows. */
  public RowSearch(TableModel table) {
    this.table = table;
  }

  /**
   * Starts from the row that the keyboard is at; a search that is under way is dropped.
   *
   * @param wanted asked with datagrams' numbers, on the search's thread
   * @param whenEnded told what came of it, by a call of {@link #pulse}
   */
  public void start(boolean forward, LongPredicate wanted, Consumer<Ended> whenEnded) {
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
                progress -> find(order, begin, rows, from, forward ? 1 : -1, wanted, progress)));
  }

  private static Found find(
      RowOrder order,
      long begin,
      long rows,
      long from,
      int step,
      LongPredicate wanted,
      Task progress) {
    for (long looked = 1; looked <= rows; looked++) {
      if (looked % STEP == 0) {
        progress.at((double) looked / rows);
      }
      long place = from + step * looked;
      long row = Math.floorMod(place, rows);
      if (wanted.test(order.numberAt(begin + row))) {
        return new Found(OptionalLong.of(begin + row), place != row, begin + rows);
      }
    }
    return new Found(OptionalLong.empty(), false, begin + rows);
  }

  /** For each frame. */
  public void pulse() {
    job.flatMap(Job::poll)
        .ifPresent(outcome -> {
          job = Optional.empty();
          onEnd.accept(
              switch (outcome) {
                case Job.Outcome.Done<Found>(Found found) -> goTo(found);
                case Job.Outcome.Failed<Found> _ -> Ended.CANCELLED;
              });
        });
  }

  private Ended goTo(Found found) {
    if (found.index().isEmpty()) {
      return table.order().end() > found.end() ? Ended.NOWHERE_YET : Ended.NOWHERE;
    }
    if (searched.filter(order -> order == table.order()).isEmpty()) {
      return Ended.CANCELLED;
    }
    table.goToIndex(found.index().getAsLong());
    return found.around() ? Ended.FOUND_AROUND : Ended.FOUND;
  }

  /** How far it has come, 0 to 1; empty while nothing is looked for. */
  public Optional<Double> share() {
    return job.map(Job::share);
  }

  /** Ends it where it is. */
  public void cancel() {
    job.ifPresent(running -> {
      running.close();
      onEnd.accept(Ended.CANCELLED);
    });
    job = Optional.empty();
  }

  @Override
  public void close() {
    job.ifPresent(Job::close);
  }
}
