package picklescope.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.feed.ClockOffset;
import picklescope.feed.HostDescription;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;

/**
 * What has been read of a host of a lab. Losses are not added up: each has another cause and
 * another remedy.
 *
 * @param received how many datagrams have been read
 * @param losses what the host itself reports, since its capture has begun
 * @param retired how many the broker had deleted, by its limits of age or size, before they were
 *     read
 * @param overwritten how many were overwritten at the host before they could be published, of those
 *     that were to be read
 * @param unexplained how many are missing without a reason
 * @param unreadable how many blocks are damaged, or are not what their publisher says
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
    long late,
    Optional<HostDescription> description,
    Optional<ClockOffset> clock) {
  /**
   * What is missing by one cause.
   *
   * @param kind the cause as a word
   * @param what the cause in words, behind the number
   */
  public record Loss(String kind, long count, String what) {
    /** Returns it for the user. */
    public String text() {
      return "%,d %s".formatted(count, what);
    }
  }

  /** Returns what is missing, by its cause; only what is not 0. */
  public List<Loss> lost() {
    return Stream.of(
            new Loss(
                "system", losses.bySystem(), "messages dropped by its system, which was too slow"),
            new Loss(
                "journal",
                losses.refused(),
                "messages refused by its recording: its disk was too slow"),
            new Loss(
                "publishing",
                Math.max(overwritten, losses.overwritten()),
                "messages overwritten in its recording before they could be published"),
            new Loss(
                "server", retired, "messages deleted by the server's limits before they were read"),
            new Loss(
                "unknown", unexplained, "messages missing, and their publisher does not tell why"),
            new Loss("blocks", unreadable, "blocks damaged, or not what their publisher says"))
        .filter(loss -> loss.count() > 0)
        .toList();
  }
}
