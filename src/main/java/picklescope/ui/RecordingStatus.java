package picklescope.ui;

import picklescope.capture.JournalState;
import picklescope.session.ByteSize;

/** Where the live capture is kept, in a few words for the status bar. */
final class RecordingStatus {
  private RecordingStatus() {}

  /**
   * @param cap how many bytes are kept
   */
  static String words(JournalState state, long cap) {
    String lost =
        state.lost() + state.refused() == 0
            ? ""
            : ", %,d not kept".formatted(state.lost() + state.refused());
    return switch (state) {
      case JournalState.Recording recording ->
          "recorded: %s of %s".formatted(ByteSize.text(recording.bytesOnDisk()), ByteSize.text(cap))
              + lost;
      case JournalState.InMemory _ -> "in memory only" + lost;
    };
  }
}
