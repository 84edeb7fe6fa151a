package picklescope.view.compose;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picklescope.send.MessageForm;
import picklescope.send.SavedSend;
import picklescope.send.relay.TimeText;

/**
 * What the row of a saved send shows, each part in one line: what is sent where can be seen before
 * it is sent, also where somebody else has written the file.
 *
 * @param name its name
 * @param text the beginning of the message; of a file that is sent, the end of its path
 * @param to all destinations
 */
public record SavedRowText(String name, String text, String to) {
  private static final int LONGEST = 2_000; // characters of a message
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PATH = 80;

  /** What is drawn as a blank, or not at all: runs of it would push the rest out of view. */
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\p{Z}\\p{Cc}\\u2800\\u3164\\u115f\\u1160\\uffa0]+");

  /** Returns the texts for a saved send. */
  public static SavedRowText of(SavedSend send) {
    String wait =
        send.waitMillis() == 0
            ? ""
            : "+" + TimeText.text(Duration.ofMillis(send.waitMillis())) + "  ";
    return new SavedRowText(
        beginning(send.name(), LONGEST_NAME), wait + message(send), destinations(send.to()));
  }

  private static String message(SavedSend send) {
    String text = send.message().text();
    return send.message().form() == MessageForm.FILE
        ? "file " + end(text)
        : beginning(text, LONGEST);
  }

  private static String destinations(String to) {
    List<String> all =
        Arrays.stream(to.strip().split("[,;\\s]+"))
            .map(SavedRowText::inLine)
            .filter(one -> !one.isEmpty())
            .toList();
    String listed = all.stream().collect(Collectors.joining(", "));
    return all.size() <= 1 ? "→ " + listed : "→ %d: %s".formatted(all.size(), listed);
  }

  private static String beginning(String text, int most) {
    String line = inLine(text.substring(0, Math.min(text.length(), 2 * most)));
    return line.length() > most ? line.substring(0, most) + "…" : line;
  }

  private static String end(String path) {
    String line = inLine(path);
    return line.length() > LONGEST_PATH ? "…" + line.substring(line.length() - LONGEST_PATH) : line;
  }

  private static String inLine(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }
}
