package picklescope.event.find;

import java.util.List;
import java.util.function.Function;

/**
 * An expression that gives the positional or the keyword arguments of the call that is looked for.
 *
 * @param source the expression over the payload; empty if there are no arguments to be read
 * @param cost the less it has, the more likely it is that it suits other calls too
 * @param match how far its value is what was sent
 * @param fills where the arguments lie; empty if nothing can be written there
 */
record Located(Function<Counting, String> source, int cost, Match match, List<Fill> fills) {
  Located {
    fills = List.copyOf(fills);
  }

  static final Located NOTHING = new Located(_ -> "", 4, Match.SAME, List.of());

  /** Returns how many bytes the envelope skips for it; -1 if that does not matter. */
  int skipped() {
    return fills.isEmpty() ? -1 : fills.getFirst().place().skipped();
  }
}
