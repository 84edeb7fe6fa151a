package picklescope.python;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * A place in two values that are compared, by way of the parts around it.
 *
 * @param around the part around it; none around the outermost value's parts
 * @param of the second value there
 * @param part its number among {@link Parts#of} of it; -1 for what the second value has not got
 * @param step what leads to it
 */
record Place(Optional<Place> around, PyValue of, int part, String step) {
  String path() {
    var steps = new ArrayDeque<String>();
    for (var at = Optional.of(this); at.isPresent(); at = at.get().around) {
      steps.push(at.get().step);
    }
    return String.join("", steps);
  }
}
