package picklescope.view.files;

import picklescope.capture.JournalState;
import picklescope.python.text.Counted;

/**
 * The notice that the live capture cannot be written to disk, and why; and afterwards, until the
 * user closes it, how many messages were lost. For one thread.
 */
public final class RecordingNotice {
  private String text = "";
  private boolean inMemory;
  private long missing;
  private long acknowledged;

  /** Sets the state of a capture that is to be written to disk. */
  public void update(JournalState state) {
    missing = state.lost() + state.refused();
    inMemory = state instanceof JournalState.InMemory;
    text =
        switch (state) {
          case JournalState.InMemory memory ->
              "⚠  Messages are kept in memory only, not on disk. "
                  + memory.reason()
                  + losses(memory);
          case JournalState.Recording recording ->
              "⚠  Messages are kept on disk again." + losses(recording);
        };
  }

  private static String losses(JournalState state) {
    String lost =
        state.lost() == 0
            ? ""
            : " %s received meanwhile were deleted: memory was full, and nothing could be written."
                .formatted(Counted.messages(state.lost()));
    String refused =
        state.refused() == 0
            ? ""
            : " %s could not be stored: memory was full, and the disk was too slow."
                .formatted(Counted.messages(state.refused()));
    return lost + refused;
  }

  /** Returns the text, to be displayed if the notice is visible. */
  public String text() {
    return text;
  }

  /** Returns whether the notice is displayed. */
  public boolean isVisible() {
    return inMemory || missing > acknowledged;
  }

  /** Returns whether the user can close the notice. */
  public boolean isClosable() {
    return !inMemory;
  }

  /** Closes the notice until more messages are lost. */
  public void close() {
    acknowledged = missing;
  }
}
