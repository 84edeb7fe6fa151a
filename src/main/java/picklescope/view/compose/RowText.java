package picklescope.view.compose;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.relay.TimeText;

/**
 * The texts of a row that shows what is sent where, each in one line. A file of somebody else may
 * try to hide a part of it, by long texts, blanks or line ends.
 */
final class RowText {
  private static final int LONGEST = 2_000; // characters of a message
  private static final int LONGEST_PATH = 80;
  private static final int LONGEST_NAME = 200;

  /** Characters of other kinds that are drawn as a blank, or not at all. */
  private static final String EMPTY = "\u2800\u3164\u115f\u1160\uffa0";

  private RowText() {}

  /**
   * Returns the form of a message, unless it is a call, and the beginning of its text; of a file
   * that is sent, the end of its path.
   *
   * @param delayMillis the time before it is sent, which is shown first; 0 for none
   */
  static String message(Message message, long delayMillis) {
    String delay =
        delayMillis == 0 ? "" : "+" + TimeText.text(Duration.ofMillis(delayMillis)) + "  ";
    String form = message.form() == MessageForm.CALL ? "" : message.form().text() + " ";
    return delay
        + form
        + (message.form() == MessageForm.FILE
            ? end(message.text())
            : beginning(message.text(), LONGEST));
  }

  /** Returns destinations as the user wrote them; the number of several is shown first. */
  static String destinations(String to) {
    List<String> all =
        Arrays.stream(to.strip().split("[,;\\s]+"))
            .map(RowText::inLine)
            .filter(one -> !one.isEmpty())
            .toList();
    String listed = all.stream().collect(Collectors.joining(", "));
    return all.size() <= 1 ? "→ " + listed : "→ %d: %s".formatted(all.size(), listed);
  }

  /** Returns a name, of what is sent or of a file, or a filter. */
  static String name(String text) {
    return beginning(text, LONGEST_NAME);
  }

  /** Returns the beginning of a text in one line, where each run of blanks is one. */
  private static String beginning(String text, int most) {
    var line = new StringBuilder();
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        blank = !line.isEmpty();
        continue;
      }
      line.append(blank ? " " : "").append(c);
      blank = false;
      if (line.length() > most) {
        return line.substring(0, most) + "…";
      }
    }
    return line.toString();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || EMPTY.indexOf(c) >= 0;
  }

  private static String end(String path) {
    String line = inLine(path);
    return line.length() > LONGEST_PATH ? "…" + line.substring(line.length() - LONGEST_PATH) : line;
  }

  private static String inLine(String text) {
    return beginning(text, Integer.MAX_VALUE);
  }
}
