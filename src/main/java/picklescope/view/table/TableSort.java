package picklescope.view.table;

import java.util.Optional;
import java.util.function.Consumer;
import picklescope.session.CaptureView;

/**
 * Sorts the table by a column, behind the window; the rows stay as they are until the sorted ones
 * are there. Rows that are still coming cannot be sorted: the table has to be paused. For the
 * thread that shows the table.
 */
public final class TableSort implements AutoCloseable {
  private final TableModel table;
  private final CaptureView view;
  private final Consumer<String> say;
  private final Runnable onOff;
  private Consumer<Boolean> onWanted = _ -> {};
  private Optional<Sorting> wanted = Optional.empty();
  private Optional<Job<RowOrder>> job = Optional.empty();
  private Optional<Source> source = Optional.empty();

  /** What is sorted; a file that is still being read grows. */
  private record Source(RowOrder base, long end) {}

  /**
   * Sorts that table.
   *
   * @param say tells the user in a line what could not be done
   * @param onOff called when the rows are to be shown in their own order again, whoever wanted it
   */
  public TableSort(TableModel table, CaptureView view, Consumer<String> say, Runnable onOff) {
    this.table = table;
    this.view = view;
    this.say = say;
    this.onOff = onOff;
  }

  /** Called with whether the rows are to be sorted, each time when that is asked for. */
  public void onWanted(Consumer<Boolean> listener) {
    onWanted = listener;
  }

  /**
   * Sorts from now on, from the next {@link #pulse} on.
   *
   * @param sorting how; empty for the rows in their own order
   */
  public void want(Optional<Sorting> sorting) {
    if (!sorting.equals(wanted)) {
      wanted = sorting;
      cancelJob();
      source = Optional.empty();
      onWanted.accept(sorting.isPresent());
    }
  }

  /**
   * Sorts again what may have another order now: names have changed, or all that is decoded has.
   */
  public void again(boolean all) {
    if (wanted.filter(sorting -> all || sorting.needsSender()).isPresent()) {
      cancelJob();
      source = Optional.empty();
    }
  }

  /** Shows the rows in their own order again. */
  public void off() {
    want(Optional.empty());
    onOff.run();
  }

  /**
   * For each frame.
   *
   * @param base the rows to be sorted
   * @param whole whether all of them are there
   */
  public void pulse(RowOrder base, boolean whole) {
    if (wanted.isEmpty()) {
      if (table.order() instanceof SortedOrder) {
        table.show(base);
      }
      return;
    }
    if (source.filter(known -> known.base() == base).isEmpty()) {
      cancelJob();
    }
    var now = Optional.of(new Source(base, base.end()));
    if (whole && job.isEmpty() && !source.equals(now)) {
      Sorting sorting = wanted.get();
      source = now;
      job =
          Optional.of(
              new Job<>(
                  "sort",
                  progress -> sorting.sort(base, view.capture(), view.decoder(), progress)));
    }
    job.flatMap(Job::poll).ifPresent(this::ended);
  }

  /** Returns whether all rows that there are now have been sorted. */
  public boolean isDone() {
    return job.isEmpty() && source.filter(it -> it.end() == it.base().end()).isPresent();
  }

  private void ended(Job.Outcome<RowOrder> outcome) {
    job = Optional.empty();
    switch (outcome) {
      case Job.Outcome.Done<RowOrder>(RowOrder sorted) -> table.showFromTop(sorted);
      case Job.Outcome.Failed<RowOrder>(String why) -> {
        say.accept("Not sorted: " + why + ".");
        off();
      }
    }
  }

  /** How far sorting has come, 0 to 1; empty while nothing is being sorted. */
  public Optional<Double> share() {
    return job.map(Job::share);
  }

  private void cancelJob() {
    job.ifPresent(Job::close);
    job = Optional.empty();
  }

  @Override
  public void close() {
    cancelJob();
  }
}
