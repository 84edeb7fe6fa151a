package picklescope.export.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import picklescope.export.table.Loss;
import picklescope.stream.Oddity;
import picklescope.stream.StreamRow;

/**
 * Messages that are missing because the numbers of an argument have gaps, with the capture of the
 * first gap: the numbers of messages begin again in each capture.
 */
final class SequenceLosses {
  private final Map<Gap, Origin> origins = new HashMap<>();
  private final boolean isFiltered;

  /** Where a message was recorded. */
  record Origin(String host, String capture) {}

  /**
   * Creates it without gaps.
   *
   * @param isFiltered whether a filter may have left messages out
   */
  SequenceLosses(boolean isFiltered) {
    this.isFiltered = isFiltered;
  }

  /** The first gap of an argument in a stream, which is known by its first message. */
  private record Gap(long firstNanos, long firstNumber, String field, long before, long number) {
    static Gap of(StreamRow stream, Oddity.Sequence gap) {
      return new Gap(
          stream.firstNanos(), stream.firstNumber(), gap.field(), gap.before(), gap.number());
    }
  }

  /** Notes which gaps are of a capture, at its end: those that have come since the one before. */
  void ended(Origin capture, List<StreamRow> streams) {
    for (StreamRow stream : streams) {
      gaps(stream).forEach(gap -> origins.putIfAbsent(Gap.of(stream, gap), capture));
    }
  }

  /** Returns the losses of streams at the end of all, one for each argument that numbers them. */
  List<Loss> of(List<StreamRow> streams) {
    var losses = new ArrayList<Loss>();
    for (StreamRow stream : streams) {
      for (Oddity.Sequence gap : gaps(stream)) {
        var origin = origins.getOrDefault(Gap.of(stream, gap), new Origin("", ""));
        losses.add(
            new Loss(
                origin.host(),
                origin.capture(),
                OptionalLong.of(gap.number()),
                OptionalLong.empty(),
                gap.count(),
                isFiltered ? "gap" : "sequence",
                "%s %s: %s%s"
                    .formatted(
                        stream.sender(),
                        stream.key().title(),
                        gap.text(),
                        isFiltered ? "; lost, or left out by the filter" : "")));
      }
    }
    return losses;
  }

  private static List<Oddity.Sequence> gaps(StreamRow stream) {
    return stream.oddities().stream()
        .filter(Oddity.Sequence.class::isInstance)
        .map(Oddity.Sequence.class::cast)
        .filter(one -> one.step() == Oddity.Step.MISSING)
        .toList();
  }
}
