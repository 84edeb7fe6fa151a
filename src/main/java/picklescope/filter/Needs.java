package picklescope.filter;

import java.util.List;
import java.util.Optional;
import picklescope.python.PyStr;

/**
 * What a filter needs of a datagram.
 *
 * @param payload whether it needs more than the header
 * @param sender whether it depends on the sender's name
 * @param period whether it depends on the time or the number
 * @param keywords the names of the keyword arguments that it needs, if it needs nothing of the
 *     payload but them and the positional arguments; else empty
 */
record Needs(boolean payload, boolean sender, boolean period, Optional<List<PyStr>> keywords) {
  static final Needs NOTHING = new Needs(false, false, false, Optional.empty());
  static final Needs EVERYTHING = new Needs(true, true, false, Optional.empty());
}
