package picklescope.view.table;

import java.util.Optional;
import java.util.function.Consumer;
import picklescope.session.CaptureView;

/**
 * Sorts the table by a column, in the background; the rows stay as they are until sorting has
 * ended. Rows that are being added cannot be sorted, so that the table must be paused. For the
 * thread that shows the table.
 */
public final class TableSort implements AutoCloseable {
  private final TableModel table;
  private final CaptureView view;
  private final Consumer<String> notify;
  private final Runnable onOff;
  private Consumer<Boolean> onWanted = _ -> {};
  private Optional<Sorting> wanted = Optional.empty();
  private boolean keepsPlace;
  private Optional<Job<RowOrder>> job = Optional.empty();
  private Optional<Source> source = Optional.empty();

  /** The rows that are sorted; those of a file that is being read grow. */
  private record Source(RowOrder base, long end) {}

  /**
   * Sorts a table.
   *
   * @param notify shows the user a short message about what could not be done
   * @param onOff called when the rows are shown in their own order again, whatever the reason
   */
  public TableSort(TableModel table, CaptureView view, Consumer<String> notify, Runnable onOff) {
    this.table = table;
    this.view = view;
    this.notify = notify;
    this.onOff = onOff;
  }

  /** Sets the listener that receives whether rows are to be sorted, whenever that is requested. */
  public void onWanted(Consumer<Boolean> listener) {
    onWanted = listener;
  }

  /**
   * Sorts the rows from the next {@link #pulse} on.
   *
   * @param sorting the column and direction; empty for the rows in their own order
   */
  public void want(Optional<Sorting> sorting) {
    if (!sorting.equals(wanted)) {
      keepsPlace = false;
      wanted = sorting;
      cancelJob();
      source = Optional.empty();
      onWanted.accept(sorting.isPresent());
    }
  }

  /**
   * Sorts the rows by time from the next {@link #pulse} on, and leaves those in view where they
   * are. Has no effect if they are sorted by a column.
   *
   * @return whether it has an effect
   */
  boolean placeInTime() {
    if (wanted.isPresent()) {
      return false;
    }
    wanted = Optional.of(Sorting.byTime());
    keepsPlace = true;
    source = Optional.empty();
    return true;
  }

  /**
   * Sorts again if the order may have changed.
   *
   * @param all whether anything may be different, not only the names of senders
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

  /** Ends sorting as {@link #off} does; returns whether rows were sorted or to be sorted. */
  public boolean end() {
    boolean sorting = wanted.isPresent();
    if (sorting) {
      off();
    }
    return sorting;
  }

  /**
   * Starts and ends sorting. For each frame.
   *
   * @param base the rows to be sorted
   * @param whole whether the filter has found all of them
   */
  public void pulse(RowOrder base, boolean whole) {
    if (wanted.isEmpty()) {
      if (table.order() instanceof SortedOrder) {
        table.display(base);
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
      case Job.Outcome.Done<RowOrder>(RowOrder sorted) -> {
        if (keepsPlace) {
          table.display(sorted);
        } else {
          table.showFromTop(sorted);
        }
      }
      case Job.Outcome.Failed<RowOrder>(String why) -> {
        notify.accept("Not sorted: " + why + ".");
        off();
      }
    }
  }

  /** Returns the progress, 0 to 1; empty while nothing is being sorted. */
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
