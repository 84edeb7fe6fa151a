package picklescope.view.track;

import java.util.ArrayList;
import java.util.Locale;
import picklescope.session.TrackRun;
import picklescope.stream.track.Tracks;

/**
 * How far messages have been read for the track.
 *
 * @param objects how many objects there are
 * @param text what the user should know, such as how many messages have no position
 */
public record TrackStatus(int objects, String text) {
  static final TrackStatus NONE = new TrackStatus(0, "");

  private static final long FEW = 1_000;

  static TrackStatus of(TrackRun run) {
    var tracks = run.tracks();
    var parts = new ArrayList<String>();
    int objects = tracks.trails().size();
    parts.add(objects == 1 ? "1 object" : objects + " objects");
    if (run.feed().behind() > FEW) {
      parts.add("%s messages to be read".formatted(count(run.feed().behind())));
    }
    add(parts, tracks.without(), "%s without a position");
    add(parts, tracks.left(), "%s of further objects (at most " + Tracks.MOST_OBJECTS + ")");
    add(parts, tracks.forgotten(), "the oldest %s positions are no longer kept");
    add(parts, run.feed().missed(), "%s deleted before they were read");
    add(parts, run.feed().undecided().count(), "the filter could not decide %s");
    return new TrackStatus(objects, String.join(" · ", parts));
  }

  private static void add(ArrayList<String> parts, long count, String form) {
    if (count > 0) {
      parts.add(form.formatted(count(count)));
    }
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
