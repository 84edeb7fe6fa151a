package picklescope.event.find;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picklescope.python.Call;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;

/** Reads the calls that a user says were sent, as they stand in a script. */
public final class SentCalls {
  /** The most calls that are read. */
  public static final int MAX_CALLS = 64;

  private static final Pattern SEND = Pattern.compile("(?:^|[^A-Za-z0-9_])send\\s*\\(");

  private SentCalls() {}

  /**
   * Reads one call, which may have several lines, or a call in each line. Lines without {@code
   * send(}, such as {@code net = viz.addNetwork('LAB-3')}, and comments are passed over.
   *
   * @throws SourceException if a call cannot be read, or there is none; at its position
   */
  public static List<Call> of(String text) throws SourceException {
    if (text.isBlank()) {
      throw new SourceException(
          0, "write what was sent, such as send(5, 'hello', foo=78); a call in each line");
    }
    try {
      return List.of(Constants.call(text));
    } catch (SourceException whole) {
      return lines(text, whole);
    }
  }

  private static List<Call> lines(String text, SourceException whole) throws SourceException {
    var calls = new ArrayList<Call>();
    int from = 0;
    for (String line : text.split("\n", -1)) {
      if (!line.strip().startsWith("#") && SEND.matcher(line).find()) {
        try {
          calls.add(Constants.call(line));
        } catch (SourceException e) {
          throw new SourceException(from + e.offset(), e.getMessage());
        }
      }
      from += line.length() + 1;
      if (calls.size() > MAX_CALLS) {
        throw new SourceException(from - 1, "more than %s calls".formatted(MAX_CALLS));
      }
    }
    if (calls.isEmpty()) {
      throw whole;
    }
    return List.copyOf(calls);
  }

  static List<Call> ofKnown(List<String> lines) {
    try {
      return of(String.join("\n", lines));
    } catch (SourceException e) {
      throw new IllegalStateException(e);
    }
  }
}
