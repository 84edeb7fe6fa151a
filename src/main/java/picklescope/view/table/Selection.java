package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The selected rows as ranges of indexes, so that selecting ten million rows costs no more than
 * selecting one. The lead is the row that the keyboard is at; the anchor is the start of a range.
 */
public final class Selection {
  /** Indexes of rows from first to last, inclusive. */
  public record Range(long first, long last) {}

  /** First to last index of each range; the ranges neither overlap nor touch. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  private OptionalLong lead = OptionalLong.empty();
  private long anchor;

  /** Creates an empty selection. */
  public Selection() {}

  /** Returns the index of the lead. */
  public OptionalLong lead() {
    return lead;
  }

  /** Returns whether a row is selected. */
  public boolean contains(long index) {
    Map.Entry<Long, Long> range = ranges.floorEntry(index);
    return range != null && index <= range.getValue();
  }

  /** Returns the number of selected rows. */
  public long count() {
    return ranges().stream().mapToLong(range -> range.last() - range.first() + 1).sum();
  }

  /** Returns the selected ranges in ascending order. */
  public List<Range> ranges() {
    var list = new ArrayList<Range>();
    ranges.forEach((first, last) -> list.add(new Range(first, last)));
    return List.copyOf(list);
  }

  /** Removes all rows and the lead. */
  public void clear() {
    ranges.clear();
    lead = OptionalLong.empty();
  }

  /** Selects a row alone. */
  public void only(long index) {
    ranges.clear();
    add(index, index);
    moveTo(index);
    anchor = index;
  }

  /** Selects the rows from the anchor to a row, and no others. */
  public void extendTo(long index) {
    long from = lead.isPresent() ? anchor : index;
    only(index);
    add(Math.min(from, index), Math.max(from, index));
    anchor = from;
  }

  /** Adds a row to the selection, or removes it. */
  public void toggle(long index) {
    if (contains(index)) {
      remove(index);
    } else {
      add(index, index);
    }
    moveTo(index);
    anchor = index;
  }

  /** Sets the lead and leaves the selection as it is. */
  public void lead(long index) {
    moveTo(index);
    anchor = index;
  }

  /** Selects the rows from first to last; the lead stays. */
  public void all(long first, long last) {
    ranges.clear();
    if (first <= last) {
      add(first, last);
    }
  }

  private void moveTo(long index) {
    lead = OptionalLong.of(index);
  }

  private void add(long first, long last) {
    Map.Entry<Long, Long> before = ranges.floorEntry(first);
    if (before != null && before.getValue() >= first - 1) {
      first = before.getKey();
      last = Math.max(last, before.getValue());
    }
    Map.Entry<Long, Long> after = ranges.higherEntry(first);
    while (after != null && after.getKey() <= last + 1) {
      last = Math.max(last, after.getValue());
      ranges.remove(after.getKey());
      after = ranges.higherEntry(first);
    }
    ranges.put(first, last);
  }

  private void remove(long index) {
    Map.Entry<Long, Long> range = ranges.floorEntry(index);
    long first = range.getKey();
    long last = range.getValue();
    ranges.remove(first);
    if (first < index) {
      ranges.put(first, index - 1);
    }
    if (index < last) {
      ranges.put(index + 1, last);
    }
  }
}
