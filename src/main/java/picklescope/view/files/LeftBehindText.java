package picklescope.view.files;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import picklescope.capture.LeftBehind;
import picklescope.session.ByteSize;

/**
 * The texts of the line that offers the capture of an earlier session.
 *
 * @param title names the capture where it is displayed
 * @param offer what there is, and why
 * @param object the capture as an object of <em>save</em>
 * @param question asks whether to delete it
 * @param later what happens if the line is hidden
 */
public record LeftBehindText(
    String title, String offer, String object, String question, String later) {
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /**
   * Returns the texts for a capture, with times in a zone.
   *
   * @param others how many captures are offered after it
   */
  public static LeftBehindText of(LeftBehind left, int others, ZoneId zone) {
    String since = WHEN.withZone(zone).format(left.started());
    String size = ByteSize.text(left.bytes());
    String more =
        others == 0
            ? ""
            : others == 1 ? " One more follows." : " %,d more follow.".formatted(others);
    return left.wasKept()
        ? new LeftBehindText(
            "session since " + since,
            "Unsaved session since %s (%s).%s".formatted(since, size, more),
            "the session since " + since,
            "Delete the session since %s (%s) permanently?".formatted(since, size),
            "Hide this. It is offered again at the next start, for 14 days, unless newer sessions"
                + " need its room.")
        : new LeftBehindText(
            "left behind, since " + since,
            "Picklescope did not exit normally; what it received since %s is still here (%s).%s"
                .formatted(since, size, more),
            "the capture that was left behind",
            "Delete what was received since %s (%s) permanently?".formatted(since, size),
            "Hide this. It is offered again at the next start.");
  }
}
