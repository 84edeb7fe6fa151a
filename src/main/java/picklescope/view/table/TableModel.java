package picklescope.view.table;

import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Which rows the table shows, which of them are in view and which are selected. It draws nothing;
 * what it is told to do is seen with the next {@link #pulse}. For the thread that shows the table.
 */
public final class TableModel {
  private final Viewport viewport = new Viewport();
  private final Selection selection = new Selection();
  private final RowFrames frames;
  private RowOrder order;
  private OptionalLong sought = OptionalLong.empty();
  private TimeForm timeForm = TimeForm.CLOCK;
  private Consumer<OptionalLong> onLead = _ -> {};
  private boolean changed = true;
  private boolean hurried;
  private boolean untouched;

  /** Shows rows in that order, as they are read by the loader. */
  public TableModel(RowOrder order, RowLoader loader) {
    this.order = order;
    frames = new RowFrames(loader);
  }

  /** Returns the rows that are shown. */
  public RowOrder order() {
    return order;
  }

  /** Returns which of the rows are in view. */
  public Viewport viewport() {
    return viewport;
  }

  /** Returns which of the rows are selected. */
  public Selection selection() {
    return selection;
  }

  /** The rows as far as they have been read. */
  public RowLoader.Frame frame() {
    return frames.newest();
  }

  /**
   * Has a listener called with the number of the datagram that the keyboard is at, when it changes.
   */
  public void onLead(Consumer<OptionalLong> listener) {
    onLead = listener;
  }

  /** Returns how times are shown. */
  public TimeForm timeForm() {
    return timeForm;
  }

  /** Shows times in another way. */
  public void setTimeForm(TimeForm form) {
    timeForm = form;
    changed();
  }

  /** Shows other rows from now on; of the selection only the lead stays. */
  public void show(RowOrder newOrder) {
    OptionalLong at = leadNumber();
    OptionalLong lead = untouched ? OptionalLong.empty() : at.isPresent() ? at : sought;
    OptionalLong top = topNumber();
    order = newOrder;
    frames.forget();
    selection.clear();
    viewport.update(newOrder.begin(), newOrder.end());
    if (!viewport.following()) {
      top.ifPresent(number -> viewport.scrollTo(newOrder.indexOf(number)));
    }
    sought = lead;
    seekLead();
    changed();
  }

  /** Shows other rows from now on, from the first or from the row that the keyboard is at. */
  public void showFromTop(RowOrder newOrder) {
    viewport.scrollTo(newOrder.begin());
    show(newOrder);
    if (selection.lead().isEmpty()) {
      viewport.scrollTo(newOrder.begin());
    }
  }

  private OptionalLong topNumber() {
    return frame().rows().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(frame().rows().getFirst().number());
  }

  /** Selects the first row that there is, until the user chooses what is selected. */
  public void selectFirst() {
    untouched = true;
  }

  private void seekFirst() {
    if (untouched && selection.lead().isEmpty() && order.size() > 0) {
      selection.only(order.begin());
      changed();
      tellLead();
    }
  }

  /** Selects the first row in view if the keyboard is at none. */
  public void enter() {
    if (selection.lead().isEmpty() && order.size() > 0) {
      moveLead(Math.max(viewport.top(), order.begin()), false);
    }
  }

  /** Selects anew what was selected before the rows changed; a filter may come to it later. */
  private void seekLead() {
    if (sought.isEmpty()) {
      return;
    }
    long number = sought.getAsLong();
    long index = order.indexOf(number);
    boolean come = index < order.end();
    if (come || !order.grows()) {
      sought = OptionalLong.empty();
      if (come && order.numberAt(index) == number && selection.count() == 0) {
        selection.only(index);
        if (!viewport.following()) {
          viewport.reveal(index);
        }
      }
      changed();
      tellLead();
    }
  }

  /** Asks for the rows that are in view now. */
  public void pulse(RowLoader.Reading reading) {
    viewport.update(order.begin(), order.end());
    seekLead();
    seekFirst();
    changed |= frames.ask(order, viewport, reading, times());
    hurried &= frames.isWaiting();
  }

  private RowTimes times() {
    return new RowTimes(
        timeForm,
        switch (timeForm) {
          case CLOCK -> OptionalLong.empty();
          case SINCE_START -> order.size() > 0 ? numberAt(order.begin()) : OptionalLong.empty();
          case SINCE_PREVIOUS ->
              viewport.top() > order.begin() ? numberAt(viewport.top() - 1) : OptionalLong.empty();
          case SINCE_SELECTED -> leadNumber();
        });
  }

  private OptionalLong numberAt(long index) {
    return OptionalLong.of(order.numberAt(index));
  }

  /** The row that the keyboard is at. */
  public OptionalLong leadIndex() {
    return selection.lead();
  }

  /** The number of the datagram that the keyboard is at. */
  public OptionalLong leadNumber() {
    OptionalLong lead = selection.lead();
    return lead.isPresent() && lead.getAsLong() >= order.begin() && lead.getAsLong() < order.end()
        ? numberAt(lead.getAsLong())
        : OptionalLong.empty();
  }

  /** The datagrams' numbers of the selected rows, in the table's order; made as it is read. */
  public LongStream selectedNumbers() {
    RowOrder shown = order;
    return selection.ranges().stream()
        .flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()))
        .map(shown::numberAt);
  }

  /** Selects that datagram's row, or the next one shown, and brings it into view. */
  public void goTo(long number) {
    if (order.size() > 0) {
      moveLead(Math.min(order.indexOf(number), order.end() - 1), false);
    }
  }

  /** Moves the keyboard's row, selecting it alone or extending the selection to it. */
  public void moveLead(long index, boolean extend) {
    if (extend) {
      selection.extendTo(index);
    } else {
      selection.only(index);
    }
    moved(index);
  }

  /** Moves the keyboard's row, and leaves what is selected. */
  public void moveLeadAlone(long index) {
    selection.lead(index);
    moved(index);
  }

  private void moved(long index) {
    touched();
    stayAtShown();
    viewport.update(order.begin(), order.end());
    viewport.reveal(index);
    hurry();
    tellLead();
  }

  /** Selects that row and brings it into view. */
  public void goToIndex(long index) {
    moveLead(Math.clamp(index, order.begin(), Math.max(order.begin(), order.end() - 1)), false);
  }

  /** Selects the keyboard's row besides what is selected, or no longer. */
  public void toggleLead() {
    selection.lead().ifPresent(selection::toggle);
    selectionChanged();
  }

  /** Selects every row there is now. */
  public void selectAll() {
    selection.all(order.begin(), order.end() - 1);
    selectionChanged();
  }

  /** The selection has been changed. */
  public void selectionChanged() {
    touched();
    stayAtShown();
    hurry();
    tellLead();
  }

  private void touched() {
    untouched = false;
    sought = OptionalLong.empty();
  }

  private void tellLead() {
    onLead.accept(leadNumber());
  }

  /** Goes to the newest row and keeps it in view. */
  public void follow() {
    viewport.update(order.begin(), order.end());
    viewport.follow();
    changed();
  }

  /** Follows the newest row, or stays at the rows in view if it does already. */
  public void toggleFollowing() {
    if (viewport.following()) {
      stay();
    } else {
      follow();
    }
  }

  /** Stays at the rows in view. */
  public void stay() {
    stayAtShown();
    changed();
  }

  /** What has been seen is where it stays, not what has come since. */
  private void stayAtShown() {
    if (viewport.following()) {
      viewport.scrollTo(frame().wish().top());
    }
  }

  /** Takes note of how many rows fit; the keyboard's row stays in view if it is. */
  public void resize(int rows) {
    boolean seen = selection.lead().isPresent() && viewport.shows(selection.lead().getAsLong());
    viewport.resize(rows);
    if (seen && !viewport.following()) {
      viewport.reveal(selection.lead().getAsLong());
    }
  }

  /** Puts that index at the top; the very end is followed. */
  public void scrollTo(long index) {
    viewport.scrollTo(index);
    if (viewport.top() == viewport.lastTop() && viewport.below() == 0) {
      viewport.follow();
    }
    hurry();
  }

  /** Scrolls down, or up if negative. */
  public void scrollBy(long rows) {
    viewport.scrollBy(rows);
    hurry();
  }

  /** The user has moved, and waits for what is there. */
  private void hurry() {
    hurried = true;
    changed();
  }

  /** Whether the user waits for rows that have not been drawn yet. */
  public boolean isHurried() {
    return hurried;
  }

  /** What is drawn is no longer right. */
  public void changed() {
    changed = true;
  }

  /** Whether anything has changed since this was last asked. */
  public boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }
}
