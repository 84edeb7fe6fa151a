package picklescope.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.feed.ClockOffset;
import picklescope.feed.HostDescription;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.python.text.Counted;

/**
 * What has been read of a host of a lab. Each loss has another cause and another remedy.
 *
 * @param received how many datagrams have been read
 * @param losses what the host itself reports, since its capture has begun
 * @param retired how many the broker had deleted, by its limits of age or size, before they were
 *     read
 * @param overwritten how many were overwritten at the host before they could be published, of those
 *     that were to be read
 * @param unexplained how many are missing without a reason
 * @param unreadable how many blocks are damaged, or are not what their publisher says
 * @param tooOld how many were left out because they were recorded long before the time from which
 *     it is read, though they were published since
 * @param late how many came after later ones of other hosts
 * @param description what the host tells about itself; empty if it tells nothing
 * @param clock how far its clock is ahead of this computer's; empty if it is not known
 */
public record LabCounts(
    HostName host,
    long received,
    HostLosses losses,
    long retired,
    long overwritten,
    long unexplained,
    long unreadable,
    long tooOld,
    long late,
    Optional<HostDescription> description,
    Optional<ClockOffset> clock) {
  /**
   * What is missing by one cause.
   *
   * @param kind the cause as a word
   * @param unit what is counted, in the singular
   * @param what what became of it, by which cause
   * @param isNoted whether the host notes them at the messages that follow
   */
  public record Loss(String kind, long count, String unit, String what, boolean isNoted) {
    private static Loss noted(String kind, long count, String what) {
      return new Loss(kind, count, "message", what, true);
    }

    private static Loss messages(String kind, long count, String what) {
      return new Loss(kind, count, "message", what, false);
    }

    /** Returns it for the user. */
    public String text() {
      return Counted.of(count, unit, unit + "s") + " " + what;
    }
  }

  /** Returns what is missing, by its cause; only what is not 0. */
  public List<Loss> lost() {
    return Stream.of(
            Loss.noted("system", losses.bySystem(), "dropped by its system, which was too slow"),
            Loss.noted(
                "journal", losses.refused(), "refused by its recording: its disk was too slow"),
            new Loss(
                "recording",
                losses.packets(),
                "packet",
                "of any kind dropped by its capturing program, or by its system",
                false),
            Loss.messages(
                "publishing",
                Math.max(overwritten, losses.overwritten()),
                "overwritten in its recording before being published"),
            Loss.messages("server", retired, "deleted by the server's limits before being read"),
            Loss.messages("unknown", unexplained, "missing: the publisher does not tell why"),
            new Loss(
                "blocks", unreadable, "block", "damaged, or not what the publisher says", false),
            Loss.messages(
                "start", tooOld, "older than the start, published late, and therefore left out"))
        .filter(loss -> loss.count() > 0)
        .toList();
  }
}
