package picklescope.event.find;

import java.util.Set;

/** Where arguments lie in a payload, and what writes them there. */
sealed interface Fill {
  /** Returns the place that contains them. */
  Place place();

  /** Returns the expression over {@code args} and {@code kwargs} that is written. */
  String source();

  /** The whole value. */
  record Whole(Place place, String source) implements Fill {}

  /** Items of a list or tuple. */
  record Items(Place place, int from, int to, String source) implements Fill {}

  /**
   * All entries of a dict but some.
   *
   * @param others the indexes of those
   */
  record Entries(Place place, Set<Integer> others, String source) implements Fill {
    public Entries {
      others = Set.copyOf(others);
    }
  }
}
