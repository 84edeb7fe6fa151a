package picklescope.ui.source;

import java.util.function.Predicate;
import picklescope.event.Event;

/** What the lines of sources ask the window for. */
public interface SourceActions {
  /**
   * Opens a message that a relay holds for editing.
   *
   * @param sendOn sends a payload on in its place; returns false if it is not held any longer
   */
  void editHeld(Event event, Predicate<byte[]> sendOn);

  /** Examines why nothing arrives at a port. */
  void hearNothing(int port);
}
