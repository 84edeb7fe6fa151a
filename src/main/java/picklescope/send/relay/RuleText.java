package picklescope.send.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;

/** Reads the text form of a {@link RelayRule}. */
final class RuleText {
  static final String ARROW = "->";

  private static final int MOST_CHARS = 100_000;
  private static final Pattern ACTION =
      Pattern.compile("\\s*(drop|delay|hold|send|sendRaw)(?![\\w.])(?s:.*)");
  private static final String EXPECTED =
      "expected drop, delay 200ms, hold, hold 10s, send(...) or sendRaw(...)";

  private RuleText() {}

  static RelayRule read(String text) throws SourceException {
    if (text.length() > MOST_CHARS) {
      throw new SourceException(MOST_CHARS, "a rule has at most 100,000 characters");
    }
    int arrow = arrow(text);
    Filter.of(text.substring(0, arrow));
    int from = arrow + ARROW.length();
    return new RelayRule(text.substring(0, arrow).strip(), action(text, from));
  }

  /**
   * Returns where the arrow is. The text of a filter or a message may contain others, so it is the
   * first one that a filter precedes and an action follows, else the first that an action follows.
   */
  private static int arrow(String text) throws SourceException {
    int first = text.indexOf(ARROW);
    if (first < 0) {
      throw new SourceException(
          text.length(), "write -> after the filter, and then what is done: foo > 50 -> drop");
    }
    Optional<Integer> likely = Optional.empty();
    for (int at = first; at >= 0; at = text.indexOf(ARROW, at + 1)) {
      if (ACTION.matcher(text).region(at + ARROW.length(), text.length()).matches()) {
        if (isFilter(text.substring(0, at))) {
          return at;
        }
        likely = likely.isEmpty() ? Optional.of(at) : likely;
      }
    }
    return likely.orElse(first);
  }

  private static boolean isFilter(String text) {
    try {
      Filter.of(text);
      return true;
    } catch (SourceException e) {
      return false;
    }
  }

  private static RelayRule.Action action(String text, int from) throws SourceException {
    int start = from;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    String action = text.substring(start).stripTrailing();
    if (!ACTION.matcher(action).matches()) {
      throw new SourceException(start, EXPECTED);
    }
    if (action.startsWith("send")) {
      try {
        Replacement.of(action);
      } catch (SourceException e) {
        throw new SourceException(start + e.offset(), e.getMessage());
      }
      return new RelayRule.Replace(action);
    }
    int word = action.startsWith("delay") ? "delay".length() : "drop".length();
    String more = action.substring(word).strip();
    int at = more.isEmpty() ? start + action.length() : text.indexOf(more, start + word);
    return switch (action.substring(0, word)) {
      case "drop" -> {
        if (!more.isEmpty()) {
          throw new SourceException(at, "nothing can follow drop: remove the rest");
        }
        yield new RelayRule.Drop();
      }
      case "delay" -> new RelayRule.Delay(time(more, at));
      default -> new RelayRule.Hold(more.isEmpty() ? RelayRule.USUAL_HOLD : time(more, at));
    };
  }

  private static Duration time(String text, int at) throws SourceException {
    return TimeText.of(text)
        .filter(time -> time.compareTo(RelayRule.LONGEST) <= 0)
        .orElseThrow(() ->
            new SourceException(
                at, "expected a time with its unit, such as 200ms or 0.5s, up to 60min"));
  }
}
