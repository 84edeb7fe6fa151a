package picklescope.view.stream;

import java.util.ArrayList;
import picklescope.python.text.Counted;
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
    parts.add(Counted.of(streams, "stream", "streams"));
    if (run.behind() > FEW) {
      parts.add("%,d messages to be read".formatted(run.behind()));
    }
    now.rows().stream()
        .filter(row -> isOthers(row.key()))
        .forEach(row ->
            parts.add(
                "%s of further streams counted together (at most %,d)"
                    .formatted(Counted.messages(row.count()), Streams.MOST)));
    if (now.withoutValue() > 0) {
      parts.add(Counted.of(now.withoutValue(), "message has", "messages have") + " no such value");
    }
    if (run.missed() > 0) {
      parts.add("%,d deleted before being read".formatted(run.missed()));
    }
    if (!run.undecided().isNone()) {
      parts.add(run.undecided().text());
    }
    run.unnamed().ifPresent(parts::add);
    return String.join(" · ", parts);
  }

  private static boolean isOthers(StreamKey key) {
    return key instanceof StreamKey.Others;
  }
}
