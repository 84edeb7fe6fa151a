package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import picklescope.session.CaptureView;
import picklescope.settings.ColorRule;
import picklescope.thread.Task;

/**
 * The rows of an order that may have a mark or a colour: of more than {@value #MOST_ROWS} rows it
 * looks at every second, every fourth and so on, and while rows are added at the new ones only. For
 * one thread.
 */
final class TrackRows {
  /** The most rows that are looked at. */
  static final int MOST_ROWS = 16_384;

  /** A row that has a colour, or a comment in the capture; any row of an order that is sorted. */
  record Found(long index, long number, Optional<ColorRule.Color> color) {}

  private final CaptureView view;
  private final RowOrder order;
  private final RowRules rules;
  private final long decoding;
  private final List<Found> found = new ArrayList<>();
  private long begin;
  private long looked;
  private long step = 1;

  /**
   * Creates the rows of an order, without looking.
   *
   * @param decoding changes when the same datagrams may decode to other events
   */
  TrackRows(CaptureView view, RowOrder order, RowRules rules, long decoding) {
    this.view = view;
    this.order = order;
    this.rules = rules;
    this.decoding = decoding;
  }

  /** Returns whether these are rows of that order, and their colours those of these rules. */
  boolean areOf(RowOrder otherOrder, RowRules otherRules, long otherDecoding) {
    return order.equals(otherOrder) && rules.equals(otherRules) && decoding == otherDecoding;
  }

  /** Returns what has been found. */
  List<Found> found() {
    return List.copyOf(found);
  }

  /** Looks at the rows from one index to before another that it has not looked at. */
  void look(long newBegin, long end, Task task) {
    long newStep = step(end - newBegin);
    if (newBegin < begin || end < looked || newStep < step) {
      found.clear();
      looked = newBegin;
    }
    begin = newBegin;
    step = newStep;
    found.removeIf(row -> row.index() < begin || row.index() % step != 0);
    for (looked = Math.ceilDiv(Math.max(looked, begin), step) * step;
        looked < end && !task.isCancelled();
        looked += step) {
      look(looked);
    }
    looked = Math.min(looked, end);
  }

  private void look(long index) {
    long number = order.numberAt(index);
    var color = rules.isEmpty() ? Optional.<ColorRule.Color>empty() : color(number);
    boolean commented = !view.capture().notes(number).comment().isEmpty();
    if (commented || color.isPresent() || !order.grows()) {
      found.add(new Found(index, number, color));
    }
  }

  /** Returns the distance of the rows that are looked at: a power of two. */
  private static long step(long rows) {
    long step = 1;
    while (rows / step > MOST_ROWS) {
      step *= 2;
    }
    return step;
  }

  private Optional<ColorRule.Color> color(long number) {
    try {
      return rules.color(view.decoder().decode(view.capture().get(number)));
    } catch (NoSuchElementException e) {
      return Optional.empty(); // no longer held
    }
  }
}
