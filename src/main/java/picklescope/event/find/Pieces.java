package picklescope.event.find;

import java.util.List;
import java.util.Optional;
import picklescope.python.PyValue;

/** Finds single values. */
final class Pieces {
  private Pieces() {}

  /** Returns the first place with a value that was sent, preferably unconverted. */
  static Optional<Place> of(PyValue sent, List<Place> places) {
    Optional<Place> converted = Optional.empty();
    for (Place place : places) {
      Match match = Match.of(sent, place.value());
      if (match == Match.SAME) {
        return Optional.of(place);
      }
      if (match == Match.CONVERTED && converted.isEmpty()) {
        converted = Optional.of(place);
      }
    }
    return converted;
  }
}
