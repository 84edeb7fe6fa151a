package picklescope.view.table;

import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Which rows the table shows, which of them are in view and which are selected. A change is shown
 * by the next {@link #pulse}. For the thread that shows the table.
 */
public final class TableModel {
  private final Viewport viewport = new Viewport();
  private final Selection selection = new Selection();
  private final RowFrames frames;
  private RowOrder order;
  private final SoughtRow sought = new SoughtRow();
  private final SoughtTop soughtTop = new SoughtTop();
  private TimeForm timeForm = TimeForm.CLOCK;
  private Consumer<OptionalLong> onLead = _ -> {};
  private Runnable onChange = () -> {};
  private boolean changed = true;
  private boolean hurried;

  /** Shows the rows of an order, read by a loader. */
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

  /** Returns the rows in view, as far as they have been read. */
  public RowLoader.Frame frame() {
    return frames.newest();
  }

  /** Returns how many rows are below those in view; 0 if the newest row is followed. */
  public long unseenBelow() {
    return viewport.following() ? 0 : viewport.below();
  }

  /** Sets the listener that receives {@link #inspected} whenever it changes. */
  public void onLead(Consumer<OptionalLong> listener) {
    onLead = listener;
  }

  /**
   * Sets the action that is called when there is something to be shown by the next {@link #pulse}.
   */
  public void onChange(Runnable action) {
    onChange = action;
  }

  /** Returns how times are shown. */
  public TimeForm timeForm() {
    return timeForm;
  }

  /** Sets how times are shown. */
  public void setTimeForm(TimeForm form) {
    timeForm = form;
    changed();
  }

  /** Shows other rows; only the lead row stays selected. */
  public void display(RowOrder newOrder) {
    sought.seek(leadNumber());
    OptionalLong top = topNumber();
    order = newOrder;
    frames.forget();
    selection.clear();
    viewport.update(newOrder.begin(), newOrder.end());
    soughtTop.seek(viewport.following() ? OptionalLong.empty() : top);
    soughtTop.place(order, viewport);
    seek();
    changed();
  }

  /** Shows other rows, scrolled to the lead row, or to the first if there is none. */
  public void showFromTop(RowOrder newOrder) {
    viewport.scrollTo(newOrder.begin());
    display(newOrder);
    if (selection.lead().isEmpty()) {
      viewport.scrollTo(newOrder.begin());
    }
  }

  private OptionalLong topNumber() {
    return frame().rows().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(frame().rows().getFirst().number());
  }

  /** Selects the first row, also of other orders, until the user selects something. */
  public void selectFirst() {
    sought.seekFirst();
  }

  /** Selects the first row in view if there is no lead row. */
  public void enter() {
    if (selection.lead().isEmpty() && order.size() > 0) {
      moveLead(Math.max(viewport.top(), order.begin()), false);
    }
  }

  /** Selects the row that is sought, once it is known whether it is there. */
  private void seek() {
    if (sought.isDecided(order)) {
      OptionalLong index = sought.take(order);
      if (index.isPresent() && selection.count() == 0) {
        selection.only(index.getAsLong());
        if (!viewport.following()) {
          viewport.reveal(index.getAsLong());
        }
      }
      soughtChanged();
    }
  }

  private void seekFirst() {
    if (sought.isFirst() && selection.lead().isEmpty() && order.size() > 0) {
      selection.only(order.begin());
      soughtChanged();
    }
  }

  private void soughtChanged() {
    changed();
    notifyLead();
  }

  /** Updates the model and requests the rows in view. For each frame. */
  public void pulse(RowLoader.Reading reading) {
    viewport.update(order.begin(), order.end());
    soughtTop.place(order, viewport);
    seek();
    seekFirst();
    changed |= frames.ask(order, viewport, reading, RowTimes.of(this));
    hurried &= frames.isWaiting();
  }

  private OptionalLong numberAt(long index) {
    return OptionalLong.of(order.numberAt(index));
  }

  /** Returns the index of the lead row, the one that the keyboard is at. */
  public OptionalLong leadIndex() {
    return selection.lead();
  }

  /** Returns the number of the datagram in the lead row. */
  public OptionalLong leadNumber() {
    OptionalLong lead = selection.lead();
    return lead.isPresent() && lead.getAsLong() >= order.begin() && lead.getAsLong() < order.end()
        ? numberAt(lead.getAsLong())
        : OptionalLong.empty();
  }

  /** Returns the numbers of the selected datagrams in the order of the rows; lazily. */
  public LongStream selectedNumbers() {
    RowOrder shown = order;
    return selection.ranges().stream()
        .flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()))
        .map(shown::numberAt);
  }

  /**
   * Selects the row of a datagram and scrolls to it. If it is not among the rows, no row is
   * selected, and the datagram is {@link #inspected} until the rows have it.
   */
  public void goTo(long number) {
    OptionalLong row = order.rowOf(number);
    if (row.isPresent()) {
      moveLead(row.getAsLong(), false);
    } else {
      selection.clear();
      sought.forget();
      sought.seek(OptionalLong.of(number));
      stayAtShown();
      soughtChanged();
    }
  }

  /** Selects the row of a datagram, or the next one, or the last one, and scrolls to it. */
  public void goToNearest(long number) {
    if (order.size() > 0) {
      moveLead(Math.min(order.indexOf(number), order.end() - 1), false);
    }
  }

  /** Sets the lead row and selects it alone, or extends the selection to it. */
  public void moveLead(long index, boolean extend) {
    if (extend) {
      selection.extendTo(index);
    } else {
      selection.only(index);
    }
    moved(index);
  }

  /** Sets the lead row and leaves the selection as it is. */
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
    notifyLead();
  }

  /** Selects the row with an index and scrolls to it. */
  public void goToIndex(long index) {
    moveLead(Math.clamp(index, order.begin(), Math.max(order.begin(), order.end() - 1)), false);
  }

  /** Adds the lead row to the selection, or removes it. */
  public void toggleLead() {
    selection.lead().ifPresent(selection::toggle);
    selectionChanged();
  }

  /** Selects all rows that there are now. */
  public void selectAll() {
    selection.all(order.begin(), order.end() - 1);
    selectionChanged();
  }

  /** To be called after the selection has been changed directly. */
  public void selectionChanged() {
    touched();
    stayAtShown();
    hurry();
    notifyLead();
  }

  private void touched() {
    sought.forget();
  }

  private void notifyLead() {
    onLead.accept(inspected());
  }

  /**
   * Returns the number of the datagram to be looked at: that in the lead row, the one that was in
   * it until a filter hid it, or the one of {@link #goTo} that is not among the rows.
   */
  public OptionalLong inspected() {
    return leadNumber().isPresent() ? leadNumber() : sought.number();
  }

  /** Returns whether the datagram to be looked at is not among the rows. */
  public boolean isInspectedHidden() {
    return leadNumber().isEmpty() && sought.number().isPresent();
  }

  /** Scrolls to the newest row and keeps it in view. */
  public void follow() {
    soughtTop.seek(OptionalLong.empty());
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

  /** Stays at the rows in view when others come. */
  public void stay() {
    stayAtShown();
    changed();
  }

  /** Stays at the rows that have been drawn, not at those that have come since. */
  private void stayAtShown() {
    if (viewport.following()) {
      viewport.scrollTo(frame().request().top());
    }
  }

  /** Sets how many rows fit; the lead row stays in view if it is in view. */
  public void resize(int rows) {
    boolean seen = selection.lead().isPresent() && viewport.shows(selection.lead().getAsLong());
    viewport.resize(rows);
    if (seen && !viewport.following()) {
      viewport.reveal(selection.lead().getAsLong());
    }
  }

  /** Scrolls an index to the top; at the end the newest row is followed. */
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

  /** The user has moved and waits for the rows there. */
  private void hurry() {
    hurried = true;
    changed();
  }

  /** Returns whether the user waits for rows that have not been read yet. */
  public boolean isHurried() {
    return hurried;
  }

  /** To be called when what is drawn is outdated. */
  public void changed() {
    changed = true;
    onChange.run();
  }

  /** Returns whether anything has changed since the last call. */
  public boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }
}
