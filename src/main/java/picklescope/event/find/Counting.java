package picklescope.event.find;

import java.util.Optional;

/**
 * Which items of one sequence are counted from its end: those after arguments of which other calls
 * have more or less.
 *
 * @param sequence the place of the sequence; empty for none
 * @param from the first such item
 */
record Counting(Optional<Place> sequence, int from) {
  static final Counting FROM_START = new Counting(Optional.empty(), 0);

  /** Returns the index of an item as an expression has it. */
  int index(Place around, int item) {
    boolean fromEnd = sequence.isPresent() && sequence.get() == around && item >= from;
    return fromEnd ? item - Places.items(around.value()).size() : item;
  }
}
