package picklescope.view.files;

import picklescope.capture.JournalState;
import picklescope.session.ByteSize;

/** Where the live capture is kept, as a text for the status bar. */
public final class RecordingStatus {
  private RecordingStatus() {}

  /**
   * Returns the text.
   *
   * @param cap how many bytes are kept on disk at most
   */
  public static String text(JournalState state, long cap) {
    String lost =
        state.lost() + state.refused() == 0
            ? ""
            : ", %,d not kept".formatted(state.lost() + state.refused());
    return switch (state) {
      case JournalState.Recording recording ->
          "On disk: %s of %s".formatted(ByteSize.text(recording.bytesOnDisk()), ByteSize.text(cap))
              + lost;
      case JournalState.InMemory _ -> "In memory only" + lost;
    };
  }
}
