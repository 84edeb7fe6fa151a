package picklescope.ui.source;

import picklescope.session.HeldMessage;

/** What the lines of sources ask the window for. */
public interface SourceActions {
  /** Opens a message that a relay holds for editing. */
  void editHeld(HeldMessage message);

  /** Examines why nothing arrives at a port. */
  void hearNothing(int port);

  /** Examines why nothing arrives at the port that is most likely meant. */
  void hearNothing();
}
