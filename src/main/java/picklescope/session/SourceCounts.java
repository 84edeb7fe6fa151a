package picklescope.session;

import java.util.OptionalLong;
import picklescope.net.Counters;

/**
 * What relays and passive captures have recorded and lost.
 *
 * @param recorded how many messages they have recorded
 * @param droppedBySystem how many the system or the capture program dropped; empty if the system
 *     does not report it
 * @param notStored how many were received and could not be kept
 */
public record SourceCounts(long recorded, OptionalLong droppedBySystem, long notStored) {
  /** Nothing. */
  public static final SourceCounts NONE = new SourceCounts(0, OptionalLong.of(0), 0);

  /** Returns those of a source since it was opened. */
  public static SourceCounts of(SourceState state) {
    return switch (state) {
      case SourceState.Relaying(RunningRelay relay) -> {
        var counters = relay.relay().counters();
        yield new SourceCounts(
            counters.received() + counters.answers(),
            counters.droppedBySystem(),
            counters.notStored());
      }
      case SourceState.Watching(PassiveCapture capture) -> {
        var counts = capture.counts();
        yield new SourceCounts(counts.messages(), OptionalLong.of(counts.dropped().orElse(0)), 0);
      }
      case SourceState.Publishing _,
          SourceState.Off _,
          SourceState.Opening _,
          SourceState.Failed _ ->
          NONE;
    };
  }

  SourceCounts plus(SourceCounts other) {
    return new SourceCounts(
        recorded + other.recorded,
        Counters.sum(droppedBySystem, other.droppedBySystem),
        notStored + other.notStored);
  }
}
