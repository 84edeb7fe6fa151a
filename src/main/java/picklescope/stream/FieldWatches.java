package picklescope.stream;

import java.util.List;
import picklescope.event.Event;

/** Watches the arguments of a stream's messages for what is odd. */
final class FieldWatches {
  /** The most arguments that are watched, in their order. */
  static final int MOST = 32;

  FieldWatches() {}

  /** Creates a copy. */
  FieldWatches(FieldWatches other) {}

  void add(Event event) {}

  List<Oddity> oddities() {
    return List.of();
  }
}
