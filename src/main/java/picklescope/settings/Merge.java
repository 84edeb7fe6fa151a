package picklescope.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;

/**
 * Joins two changes of a value: entries of maps, items of lists, and envelopes that only one of
 * them has added, changed or removed are so in the result. Other values are taken as a whole.
 */
final class Merge {
  private Merge() {}

  /**
   * Returns the value with both changes; where they contradict each other, with ours.
   *
   * @param before the value before both
   */
  static Object of(Object before, Object ours, Object theirs) {
    if (ours.equals(before)) {
      return theirs;
    }
    if (theirs.equals(before)) {
      return ours;
    }
    return switch (ours) {
      case Map<?, ?> map -> entries((Map<?, ?>) before, map, (Map<?, ?>) theirs);
      case List<?> list -> items((List<?>) before, list, (List<?>) theirs);
      case Envelopes envelopes -> envelopes((Envelopes) before, envelopes, (Envelopes) theirs);
      default -> ours;
    };
  }

  private static Envelopes envelopes(Envelopes before, Envelopes ours, Envelopes theirs) {
    return new Envelopes(
        (Envelope) of(before.usual(), ours.usual(), theirs.usual()),
        entries(before.ports(), ours.ports(), theirs.ports()),
        entries(before.senders(), ours.senders(), theirs.senders()));
  }

  private static <K, V> Map<K, V> entries(
      Map<? extends K, ? extends V> before,
      Map<? extends K, ? extends V> ours,
      Map<? extends K, ? extends V> theirs) {
    var all = new LinkedHashMap<K, V>(theirs);
    before.forEach((key, value) -> {
      if (!ours.containsKey(key)) {
        all.remove(key);
      }
    });
    ours.forEach((key, value) -> {
      if (!value.equals(before.get(key))) {
        all.put(key, value);
      }
    });
    return all;
  }

  /** Ours are in our order; theirs are in the place of what they replace, or behind. */
  private static List<Object> items(List<?> before, List<?> ours, List<?> theirs) {
    var added = new ArrayList<Object>(theirs);
    added.removeIf(item -> before.contains(item) || ours.contains(item));
    var all = new ArrayList<Object>();
    for (Object item : ours) {
      int at = before.indexOf(item);
      if (at < 0 || theirs.contains(item)) {
        all.add(item);
      } else if (theirs.size() == before.size() && added.remove(theirs.get(at))) {
        all.add(theirs.get(at));
      }
    }
    all.addAll(added);
    return all;
  }
}
