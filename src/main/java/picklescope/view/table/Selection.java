package picklescope.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Selected rows as ranges of indexes, so that selecting ten million rows costs what selecting one
 * does. The lead is the row that the keyboard is at; the anchor is where a range starts.
 */
public final class Selection {
  /** Row indexes from first to last, both in it. */
  public record Range(long first, long last) {}

  /** First to last index of each range; they neither overlap nor touch. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  private OptionalLong lead = OptionalLong.empty();
  private long anchor;

  /** Nothing is selected. */
  public Selection() {}

  /** The row that the keyboard is at. */
  public OptionalLong lead() {
    return lead;
  }

  /** Whether the row is selected. */
  public boolean contains(long index) {
    Map.Entry<Long, Long> range = ranges.floorEntry(index);
    return range != null && index <= range.getValue();
  }

  /** How many rows are selected. */
  public long count() {
    return ranges().stream().mapToLong(range -> range.last() - range.first() + 1).sum();
  }

  /** The selected ranges in ascending order. */
  public List<Range> ranges() {
    var list = new ArrayList<Range>();
    ranges.forEach((first, last) -> list.add(new Range(first, last)));
    return List.copyOf(list);
  }

  /** Selects nothing. */
  public void clear() {
    ranges.clear();
    lead = OptionalLong.empty();
  }

  /** Selects that row alone. */
  public void only(long index) {
    ranges.clear();
    add(index, index);
    moveTo(index);
    anchor = index;
  }

  /** Selects from the anchor to that row, and nothing else. */
  public void extendTo(long index) {
    long from = lead.isPresent() ? anchor : index;
    only(index);
    add(Math.min(from, index), Math.max(from, index));
    anchor = from;
  }

  /** Turns one row's selection over and leaves the others. */
  public void toggle(long index) {
    if (contains(index)) {
      remove(index);
    } else {
      add(index, index);
    }
    moveTo(index);
    anchor = index;
  }

  /** Takes the keyboard to that row, and leaves what is selected. */
  public void lead(long index) {
    moveTo(index);
    anchor = index;
  }

  /** Selects all rows from first to last; the lead stays. */
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
