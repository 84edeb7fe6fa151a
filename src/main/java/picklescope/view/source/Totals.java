package picklescope.view.source;

import java.util.OptionalLong;
import java.util.stream.Stream;
import picklescope.net.Counters;
import picklescope.session.Elsewhere;
import picklescope.session.SourceCounts;

/**
 * What sources have received and lost.
 *
 * @param received how many messages they have recorded
 * @param perSecond how many a second lately
 * @param droppedBySystem how many the system dropped; empty if it does not report it for all
 * @param droppedByUs how many were received and could not be kept
 * @param droppedElsewhere how many were dropped at the other computers that record them
 */
public record Totals(
    long received,
    double perSecond,
    OptionalLong droppedBySystem,
    long droppedByUs,
    long droppedElsewhere) {
  /** Nothing. */
  public static final Totals NONE = new Totals(0, 0, OptionalLong.of(0), 0, 0);

  /** Returns those of ports. */
  static Totals of(Counters counters, double perSecond) {
    return new Totals(
        counters.received(), perSecond, counters.droppedBySystem(), counters.droppedByUs(), 0);
  }

  /** Returns those of relays and passive captures. */
  static Totals of(SourceCounts counts, double perSecond) {
    return new Totals(
        counts.recorded(), perSecond, counts.droppedBySystem(), counts.notStored(), 0);
  }

  /** Returns those of what other computers record. */
  static Totals of(Elsewhere counts, double perSecond) {
    return new Totals(counts.received(), perSecond, OptionalLong.of(0), 0, counts.dropped());
  }

  /** Returns the sums of both. */
  public Totals plus(Totals other) {
    return new Totals(
        received + other.received,
        perSecond + other.perSecond,
        Counters.sum(droppedBySystem, other.droppedBySystem),
        droppedByUs + other.droppedByUs,
        droppedElsewhere + other.droppedElsewhere);
  }

  /** Returns the sums of all. */
  static Totals of(Stream<Totals> all) {
    return all.reduce(NONE, Totals::plus);
  }

  /** Returns how many messages were dropped, for the user. */
  public DroppedText droppedText() {
    return DroppedText.of(droppedBySystem, droppedByUs, droppedElsewhere);
  }
}
