package picklescope.ui.source;

import java.util.function.Predicate;
import picklescope.event.Event;

/** Edits a message that a relay holds, and sends the edited one on in its place. */
@FunctionalInterface
public interface HeldEditing {
  /**
   * Opens a message for editing.
   *
   * @param sendOn sends a payload on in its place; returns false if it is not held any longer
   */
  void edit(Event event, Predicate<byte[]> sendOn);
}
