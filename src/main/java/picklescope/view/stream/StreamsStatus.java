package picklescope.view.stream;

import java.util.ArrayList;
import picklescope.session.StreamRun;
import picklescope.stream.StreamKey;
import picklescope.stream.Streams;
import picklescope.stream.StreamsSnapshot;

/** How far messages have been read for the streams, for the user. */
public final class StreamsStatus {
  private static final long FEW = 1_000;

  private StreamsStatus() {}

  /** Returns the status in a line. */
  public static String of(StreamRun run, StreamsSnapshot now) {
    var parts = new ArrayList<String>();
    long streams = now.rows().stream().filter(row -> !isOthers(row.key())).count();
    parts.add(streams == 1 ? "1 stream" : "%,d streams".formatted(streams));
    if (run.behind() > FEW) {
      parts.add("%,d messages to be read".formatted(run.behind()));
    }
    now.rows().stream()
        .filter(row -> isOthers(row.key()))
        .forEach(row ->
            parts.add(
                "%,d messages of further streams are counted together (at most %,d)"
                    .formatted(row.count(), Streams.MOST)));
    if (now.withoutValue() > 0) {
      parts.add("%,d messages have no such value".formatted(now.withoutValue()));
    }
    if (run.missed() > 0) {
      parts.add("%,d deleted before they were read".formatted(run.missed()));
    }
    if (!run.undecided().isNone()) {
      parts.add(run.undecided().text());
    }
    return String.join(" · ", parts);
  }

  private static boolean isOthers(StreamKey key) {
    return key instanceof StreamKey.Others;
  }
}
