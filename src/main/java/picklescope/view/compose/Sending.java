package picklescope.view.compose;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What sends by itself right now.
 *
 * @param repeats how many repeats are active
 * @param replays how many replays are active
 * @param responders how many responders are on
 * @param sequences how many sequences are active
 * @param demo whether the demo lab plays
 */
public record Sending(long repeats, long replays, long responders, long sequences, boolean demo) {
  /** Nothing sends. */
  public static final Sending NOTHING = new Sending(0, 0, 0, 0, false);

  /** Returns how many there are. */
  public long count() {
    return repeats + replays + responders + sequences + (demo ? 1 : 0);
  }

  /** Returns the text of the button that stops them. */
  public String text() {
    return "sending %,d · Stop".formatted(count());
  }

  /** Returns the help of that button, which is also run by a key. */
  public String help(String key) {
    var parts =
        Stream.of(
                part(repeats, "repeat"),
                part(replays, "replay"),
                part(responders, "responder"),
                part(sequences, "sequence"),
                demo ? "the demo" : "")
            .filter(part -> !part.isEmpty())
            .toList();
    int last = Math.max(0, parts.size() - 1);
    String words =
        parts.stream().limit(last).collect(Collectors.joining(", "))
            + (last > 0 ? " and " : "")
            + parts.stream().skip(last).collect(Collectors.joining());
    return "Stop %s (%s)".formatted(words, key);
  }

  private static String part(long count, String what) {
    return count == 0 ? "" : count == 1 ? "1 " + what : "%,d %ss".formatted(count, what);
  }
}
