package picklescope.stream;

import java.util.Optional;
import picklescope.event.Event;
import picklescope.filter.Field;

/** The newest message of a stream: the event itself until its text is needed, then the text. */
final class LastValue {
  /** The most characters of the text. */
  static final int LONGEST = 200;

  private Optional<Event> event = Optional.empty();
  private String text = "";

  LastValue() {}

  /** Creates a copy. */
  LastValue(LastValue other) {
    event = other.event;
    text = other.text;
  }

  void set(Event newest) {
    event = Optional.of(newest);
  }

  /** Forgets the event, after its text was made. */
  void settle() {
    if (event.isPresent()) {
      text = text(event.get());
      event = Optional.empty();
    }
  }

  String text() {
    settle();
    return text;
  }

  private static String text(Event newest) {
    String all = (Field.DATA.text(newest) + "  " + Field.ATTRIBUTES.text(newest)).strip();
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST - 1) + "…";
  }
}
