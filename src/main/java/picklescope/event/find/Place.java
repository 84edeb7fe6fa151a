package picklescope.event.find;

import java.util.Optional;
import picklescope.python.PyValue;

/**
 * A value in a payload.
 *
 * @param around the place that contains it; empty for the payload itself
 * @param step how it is reached from there
 * @param value the value
 * @param depth the number of steps
 */
record Place(Optional<Place> around, Step step, PyValue value, int depth) {
  static Place of(Step step, PyValue value) {
    return new Place(Optional.empty(), step, value, 0);
  }

  /** Returns a place inside. */
  Place inside(Step to, PyValue part) {
    return new Place(Optional.of(this), to, part, depth + 1);
  }

  /** Returns how many bytes the envelope skips before its pickle. */
  int skipped() {
    return switch (step) {
      case Step.Root(int bytes) -> bytes;
      default -> around.map(Place::skipped).orElse(0);
    };
  }

  /** Returns the expression of the value. */
  String expression(Counting counting) {
    return switch (step) {
      case Step.Root _ -> "p";
      case Step.Raw _ -> "raw";
      case Step.Item(int index) ->
          "%s[%s]".formatted(outside(counting), counting.index(around.orElseThrow(), index));
      case Step.Key(_, String source) -> "%s[%s]".formatted(outside(counting), source);
      case Step.Attribute(String name) -> "%s.%s".formatted(outside(counting), name);
      case Step.Coded(Step.Coding coding, int before) ->
          coding.reading(
              before == 0 ? outside(counting) : "%s[%s:]".formatted(outside(counting), before));
    };
  }

  private String outside(Counting counting) {
    return around.orElseThrow().expression(counting);
  }
}
