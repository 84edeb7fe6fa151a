package picklescope.view.inspect;

import java.util.List;
import java.util.Optional;
import picklescope.format.ContentSpan;

/** Finds parts of a value by the bytes from which they were read. */
final class ContentPlaces {
  private ContentPlaces() {}

  /**
   * Returns the index of the part that contains a byte.
   *
   * @param keyed whether bytes before a part, such as those of its key, belong to it too
   */
  static Optional<Integer> at(ContentSpan around, int offset, boolean keyed) {
    List<ContentSpan> parts = around.parts();
    int next = -1;
    for (int i = 0; i < parts.size(); i++) {
      ContentSpan part = parts.get(i);
      if (part.contains(offset)) {
        return Optional.of(i);
      }
      if (part.start() > offset && (next < 0 || part.start() < parts.get(next).start())) {
        next = i;
      }
    }
    return keyed && next >= 0 && offset > around.start() ? Optional.of(next) : Optional.empty();
  }
}
