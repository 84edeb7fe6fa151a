package picklescope.format;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.python.PyStr;
import picklescope.python.source.SourceException;
import picklescope.python.text.Identifiers;

/** The names of columns in the text form of a format: {@code x, y, z} or {@code (time, text)}. */
final class ColumnNames {
  /** The words with which another envelope begins after a comma, but for the formats' names. */
  private static final Set<String> ENVELOPES =
      Set.of("auto", "pickle", "call", "bare", "skip", "custom");

  private static final Pattern NAME =
      Pattern.compile("\\s*([^\\s,()]*)\\s*(,|\\)|$|.)", Pattern.DOTALL);

  private ColumnNames() {}

  /**
   * Parses the names that are the rest of a text.
   *
   * @throws SourceException with the position of the mistake in the text
   */
  static List<PyStr> of(String text, int from) throws SourceException {
    int at = afterBlanks(text, from);
    if (at == text.length()) {
      return List.of();
    }
    var names = new LinkedHashSet<String>(); // strings: their collisions cost little
    boolean parentheses = text.charAt(at) == '(';
    at += parentheses ? 1 : 0;
    Matcher next = NAME.matcher(text);
    boolean more = true;
    while (more) {
      next.region(at, text.length()).lookingAt();
      String name = next.group(1);
      String after = next.group(2);
      if (!Identifiers.isName(name)) {
        throw new SourceException(
            next.start(1), "expected a name: letters, digits and _, such as x, y, z");
      }
      if (!names.add(name)) {
        throw new SourceException(next.start(1), "there are two columns of this name");
      }
      at = next.end();
      more = after.equals(",");
      boolean ends = parentheses ? after.equals(")") : after.isEmpty();
      if (!more && !ends) {
        throw new SourceException(
            next.start(2),
            parentheses && after.isEmpty() ? "expected )" : "expected a comma between names");
      }
    }
    if (afterBlanks(text, at) < text.length()) {
      throw new SourceException(afterBlanks(text, at), "nothing can follow the names");
    }
    return names.stream().map(PyStr::of).toList();
  }

  private static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the names so that {@link #of} reads them again, also in a list of envelopes. */
  static String text(List<PyStr> names) {
    String all = list(names);
    boolean ambiguous =
        names.stream()
            .map(PyStr::toString)
            .anyMatch(name -> ENVELOPES.contains(name) || PayloadFormats.NAMES.contains(name));
    return ambiguous ? "(" + all + ")" : all;
  }

  /** Returns the names, separated by commas. */
  static String list(List<PyStr> names) {
    return String.join(", ", names.stream().map(PyStr::toString).toList());
  }

  /** Returns the names as the left side of an assignment in Python. */
  static String targets(List<PyStr> names) {
    return list(names) + (names.size() == 1 ? "," : "");
  }
}
