package picklescope.python.diff;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Supplier;
import picklescope.python.PyValue;

/**
 * The path to a part of two values that are compared, as a linked list from the innermost part
 * outwards.
 *
 * @param around the path of the value that contains the part; empty if that is the outermost value
 * @param of the second value that contains the part
 * @param part its index in {@link picklescope.python.Parts#of} that value; -1 if the second value
 *     does not have it
 * @param step the text of the last step, computed when it is needed
 */
record PartPath(Optional<PartPath> around, PyValue of, int part, Supplier<String> step) {
  private static final int MAX_STEPS = 40;

  /**
   * Returns the text of the path from the outermost value; of a very long one the innermost steps,
   * after dots.
   */
  String path() {
    var steps = new ArrayDeque<String>();
    for (var at = Optional.of(this); at.isPresent(); at = at.get().around) {
      if (steps.size() == MAX_STEPS) {
        steps.push("…");
        break;
      }
      steps.push(at.get().step.get());
    }
    return String.join("", steps);
  }
}
