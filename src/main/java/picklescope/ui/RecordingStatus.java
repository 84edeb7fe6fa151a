package picklescope.ui;

import java.util.Optional;
import java.util.function.Consumer;
import picklescope.capture.JournalState;

/** Says where the capture is kept, and warns when that changes for the worse. */
final class RecordingStatus {
  private final Consumer<String> warn;
  private Optional<String> lastReason = Optional.empty();

  RecordingStatus(Consumer<String> warn) {
    this.warn = warn;
  }

  /** A few words for the status bar; a reason that is new is warned of. */
  String words(JournalState state) {
    return switch (state) {
      case JournalState.Recording recording -> {
        lastReason = Optional.of("");
        yield "recorded: " + size(recording.bytesOnDisk()) + lost(recording.lost());
      }
      case JournalState.InMemory memory -> {
        // A session that never was to record says so in the status bar alone.
        if (lastReason.isPresent() && !lastReason.get().equals(memory.reason())) {
          warn.accept("Kept in memory only. " + memory.reason());
        }
        lastReason = Optional.of(memory.reason());
        yield "in memory only" + lost(memory.lost());
      }
    };
  }

  private static String lost(long lost) {
    return lost == 0 ? "" : ", %,d not kept".formatted(lost);
  }

  private static String size(long bytes) {
    if (bytes < 1 << 20) {
      return "%,d kB".formatted(Math.ceilDiv(bytes, 1 << 10));
    }
    return bytes < 1L << 30
        ? "%.1f MB".formatted(bytes / (double) (1 << 20))
        : "%.2f GB".formatted(bytes / (double) (1L << 30));
  }
}
