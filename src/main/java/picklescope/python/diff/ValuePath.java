package picklescope.python.diff;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Supplier;
import picklescope.python.PyValue;

/**
 * A place in two values that are compared, by way of the parts around it.
 *
 * @param around the part around it; none around the outermost value's parts
 * @param of the second value there
 * @param part its number among {@link picklescope.python.Parts#of} of it; -1 for what the second
 *     value has not got
 * @param step what leads to it, made when it is asked for
 */
record ValuePath(Optional<ValuePath> around, PyValue of, int part, Supplier<String> step) {
  private static final int MOST_STEPS = 40;

  /** What leads to it from the outermost value; of very many steps the innermost, after dots. */
  String path() {
    var steps = new ArrayDeque<String>();
    for (var at = Optional.of(this); at.isPresent(); at = at.get().around) {
      if (steps.size() == MOST_STEPS) {
        steps.push("…");
        break;
      }
      steps.push(at.get().step.get());
    }
    return String.join("", steps);
  }
}
