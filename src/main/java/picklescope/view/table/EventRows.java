package picklescope.view.table;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import picklescope.capture.CaptureGrowth;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.python.text.Counted;
import picklescope.session.CaptureView;
import picklescope.session.DecodingWatch;

/**
 * The rows of a capture as a table shows them: from where they were cleared to where they were
 * paused, filtered and sorted. {@link #pulse} updates them. For the thread that shows the table.
 */
public final class EventRows implements AutoCloseable {
  private final CaptureView view;
  private final boolean live;
  private final RowsListener listener;
  private final LiveLimits limits;
  private final CaptureOrder all;
  private final RowLoader loader;
  private final TableModel table;
  private final TableSort sort;
  private final RowSearch search;
  private final TrackScan track;
  private final DecodingWatch decodingWatch;
  private Optional<FilterRun> filter = Optional.empty();
  private RowOrder shown;
  private BooleanSupplier hasLate = () -> false;
  private boolean pausedToSort;

  /** Shows all rows of a capture, and new ones as they come. */
  public EventRows(CaptureView view, RowsListener listener) {
    this.view = view;
    live = view.capture().growth() == CaptureGrowth.RECORDING;
    this.listener = listener;
    limits = new LiveLimits(view.capture());
    all = new CaptureOrder(limits);
    shown = all;
    loader = new RowLoader(view);
    table = new TableModel(all, loader);
    sort = new TableSort(table, view, listener::notify, listener::sortingEnded);
    sort.onWanted(this::pauseToSort);
    search = new RowSearch(table);
    track = new TrackScan(view);
    decodingWatch = new DecodingWatch(view);
  }

  /** Returns which rows are in view and selected. */
  public TableModel table() {
    return table;
  }

  /** Returns what sorts the rows. */
  public TableSort sort() {
    return sort;
  }

  /** Returns what searches the rows. */
  public RowSearch search() {
    return search;
  }

  /** Returns what finds the marked and coloured rows along the scroll bar. */
  public TrackScan track() {
    return track;
  }

  /** Returns whether the capture was being recorded when this was made. */
  public boolean isLive() {
    return live;
  }

  /** Returns whether it is paused. */
  public boolean isPaused() {
    return limits.paused();
  }

  /** Pauses, or continues if it is paused. */
  public void togglePause() {
    pause(!isPaused());
  }

  /**
   * Sets whether messages have come after later ones; they are put in their place while the rows
   * are paused.
   */
  public void placeLate(BooleanSupplier late) {
    hasLate = late;
  }

  /** Pauses, so that new rows wait, or continues with the rows in their own order. */
  public void pause(boolean paused) {
    limits.pause(paused);
    if (paused && hasLate.getAsBoolean() && sort.placeInTime()) {
      listener.notify(
          "Messages that came late are in their place now. Escape shows the order in which they"
              + " came.");
    }
    if (!paused) {
      pausedToSort = false;
      sort.off();
      if (table.inspected().isEmpty()) {
        table.follow();
      }
    }
  }

  /** Pauses while rows are sorted: new rows have no place in the order. */
  private void pauseToSort(boolean wanted) {
    if (wanted ? live && !limits.paused() : pausedToSort) {
      pausedToSort = wanted;
      pause(wanted);
      if (wanted) {
        listener.notify("Paused to sort. Escape ends sorting and goes on.");
      }
    }
  }

  /** Returns the number of the newest message, whether or not it has a row; 0 if there is none. */
  public long newest() {
    return view.capture().last();
  }

  /**
   * Selects the row of a message, or the next one that is shown. A message that the table does not
   * show whatever the filter, or not yet, is {@linkplain TableModel#goTo inspected} without a row.
   *
   * @return whether there is such a message or row
   */
  public boolean goToNearest(long number) {
    boolean isHeld = view.capture().first() <= number && number <= newest();
    boolean isDecided =
        limits.first() <= number
            && number <= limits.last()
            && looked(number) >= number
            && (table.order().grows() || table.order().indexOf(number) < table.order().end());
    if (isHeld && !isDecided) {
      table.goTo(number);
    } else {
      table.goToNearest(number);
    }
    return isHeld && !isDecided || table.order().size() > 0;
  }

  /** Returns why the message that is inspected has no row, in words; empty if it has one. */
  public String whyNoRow() {
    if (!table.isInspectedHidden()) {
      return "";
    }
    long number = table.inspected().orElseThrow();
    if (number < view.capture().first()) {
      return "no longer held";
    } else if (number < limits.first()) {
      return "removed by Clear";
    } else if (number > limits.last()) {
      return "waiting: the table is paused";
    } else if (filter.isEmpty()) {
      return "not sorted yet";
    }
    return looked(number) < number ? "not filtered yet" : "hidden by the filter";
  }

  /**
   * Removes all rows, also those that wait because the table is paused, and goes on; new ones keep
   * their numbers.
   */
  public void clear() {
    sort.off();
    pause(false);
    limits.clear();
    table.selection().clear();
    table.selectionChanged();
    table.display(shown);
    table.follow();
    listener.notify("Cleared. Undo it in Capture (Ctrl+Shift+K).");
  }

  /** Shows again what the latest {@link #clear} removed, as far as it is still held. */
  public void undoClear() {
    if (limits.undoClear()) {
      sort.off();
      table.display(shown);
      if (table.inspected().isEmpty()) {
        table.follow();
      }
      listener.notify("What was cleared is shown again.");
    } else {
      listener.notify("Nothing was cleared.");
    }
  }

  /** Returns whether rows have been removed by {@link #clear}. */
  public boolean isCleared() {
    return limits.clearedTo() > 0;
  }

  /** Returns the number of the last message that {@link #clear} removed; 0 if none is. */
  public long clearedTo() {
    return limits.clearedTo();
  }

  /**
   * Returns all messages since the latest {@link #clear}, whatever the filter, and also those that
   * wait because the table is paused.
   */
  public ShownMessages allMessages() {
    return ShownMessages.of(
        Optional.empty(),
        limits.first(),
        live ? OptionalLong.of(view.capture().last()) : OptionalLong.empty());
  }

  /** Returns how many {@link #allMessages} there are. */
  public long allCount() {
    return Math.max(0, view.capture().last() - limits.first() + 1);
  }

  /** Returns which messages {@link #allMessages} are, in words: <em>all 5 messages</em>. */
  public String allWords() {
    long count = allCount();
    String which =
        view.capture().growth() == CaptureGrowth.READING
            ? "all messages"
            : count == 1 ? "the only message" : "all %,d messages".formatted(count);
    return which
        + (isCleared() ? " since Clear" : "")
        + (filter.isPresent() ? ", whatever the filter" : "");
  }

  /** Shows only the rows that match a filter; all rows if it is blank. */
  public void filter(Filter wanted) {
    filter.ifPresent(FilterRun::close);
    filter =
        wanted.text().isBlank()
            ? Optional.empty()
            : Optional.of(new FilterRun(wanted, view.capture(), view.decoder()));
    shown = filter.map(run -> run.order(limits)).orElse(all);
    table.display(shown);
  }

  /** Returns the filter that chooses the messages; one with an empty text chooses all. */
  public Filter chosenBy() {
    return filter.map(FilterRun::filter).orElseGet(Filter::everything);
  }

  /** Returns the messages that are shown, to be taken while a filter may still be at work. */
  public ShownMessages shownMessages() {
    if (table.order() != shown && !limits.grows() && sort.isDone()) {
      return ShownMessages.of(table.order());
    }
    var last = live || limits.paused() ? OptionalLong.of(limits.last()) : OptionalLong.empty();
    return ShownMessages.of(filter, limits.first(), last);
  }

  /** Updates sorting and searching, and filters again if decoding has changed. For each frame. */
  public void pulse() {
    sort.pulse(shown, looked(limits.last()) >= limits.last());
    search.pulse();
    var again = decodingWatch.next(view, isLookedThrough());
    if (again != DecodingWatch.Again.NOTHING) {
      boolean anything = again == DecodingWatch.Again.ALL;
      filter
          .filter(run -> anything || run.filter().needsSender())
          .ifPresent(run -> filter(run.filter()));
      sort.again(anything);
      listener.decodingChanged(anything);
    }
  }

  private long looked(long withoutFilter) {
    return filter.map(FilterRun::looked).orElse(withoutFilter);
  }

  /** Returns whether the filter has processed all but the newest messages. */
  public boolean isLookedThrough() {
    long last = view.capture().last();
    return last - looked(last) <= last / 50;
  }

  /** Returns the messages of which the filter cannot tell whether it chooses them. */
  public Undecided undecided() {
    return filter.map(FilterRun::undecided).orElse(Undecided.NONE);
  }

  /** Returns how many rows there are without the filter. */
  public long count() {
    return all.size();
  }

  /** Returns how many rows there are with the filter, as far as it has looked. */
  public long chosen() {
    return shown.size();
  }

  /** Returns how many of the rows are shown, and how far the filter is, in words. */
  public String chosenOfAll() {
    long last = view.capture().last();
    String progress = isLookedThrough() ? "" : " · %d %%".formatted(looked(last) * 100 / last);
    return "%,d of %,d%s".formatted(chosen(), count(), progress);
  }

  /** Returns how many rows there are without the filter, and how many wait, in words. */
  public String countWords() {
    long first = view.capture().first();
    return Counted.messages(count())
        + (first > 1 ? ", held from #%,d".formatted(first) : "")
        + (waiting() > 0 ? ", %,d waiting".formatted(waiting()) : "");
  }

  /** Returns how many messages came since it was paused; 0 if it is not. */
  public long waiting() {
    return limits.waiting();
  }

  @Override
  public void close() {
    filter.ifPresent(FilterRun::close);
    sort.close();
    search.close();
    track.close();
    loader.close();
  }
}
