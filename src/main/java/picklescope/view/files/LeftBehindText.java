package picklescope.view.files;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import picklescope.capture.JournalFolder.LeftBehind;
import picklescope.session.ByteSize;

/**
 * The texts of the line that offers the capture of an earlier session.
 *
 * @param title names the capture where it is displayed
 * @param offer what there is, and why
 * @param object the capture as an object of <em>save</em>
 * @param later what happens if the line is hidden
 */
public record LeftBehindText(String title, String offer, String object, String later) {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM);

  /** Returns the texts for a capture, with times in a zone. */
  public static LeftBehindText of(LeftBehind left, ZoneId zone) {
    String since = WHEN.withZone(zone).format(left.started());
    String size = ByteSize.text(left.bytes());
    return left.wasKept()
        ? new LeftBehindText(
            "last session, since " + since,
            ("The last session, since %s, was not saved (%s). It is kept until Picklescope closes"
                    + " with newer messages.")
                .formatted(since, size),
            "the last session",
            "Hide this line. The last session is offered again at the next start, unless newer"
                + " messages are kept then.")
        : new LeftBehindText(
            "left behind, since " + since,
            "Picklescope did not exit normally; what it received since %s is still here (%s)."
                .formatted(since, size),
            "the capture that was left behind",
            "It is offered again at the next start");
  }
}
