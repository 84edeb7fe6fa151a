package picklescope.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON (RFC 8259), indented. Numbers and strings are unchanged. */
final class JsonGuess {
  private static final int MAX_LINES = 20_000;

  private final String text;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int depth;

  private JsonGuess(String text) {
    this.text = text;
  }

  static Optional<RawGuess> of(byte[] bytes) {
    return RawGuesses.utf8(bytes)
        .filter(JsonGuess::isContainer)
        .filter(JsonGuess::isWhole)
        .map(text ->
            new RawGuess(
                "JSON",
                "the bytes are one complete JSON object or array",
                new JsonGuess(text).indented()));
  }

  private static boolean isContainer(String text) {
    String stripped = text.strip();
    return stripped.startsWith("{") || stripped.startsWith("[");
  }

  private static boolean isWhole(String text) {
    try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      int depth = 0;
      int values = 0;
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        values += depth == 0 ? 1 : 0;
      }
      return values == 1;
    } catch (JacksonException e) {
      return false;
    }
  }

  private List<String> indented() {
    for (int i = 0; i < text.length() && lines.size() < MAX_LINES; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> i = string(i);
        case '{', '[' -> i = open(i, c);
        case '}', ']' -> {
          depth--;
          newLine();
          line.append(c);
        }
        case ',' -> {
          line.append(c);
          newLine();
        }
        case ':' -> line.append(": ");
        case ' ', '\t', '\n', '\r' -> {}
        default -> line.append(c);
      }
    }
    lines.add(line.toString());
    return List.copyOf(lines);
  }

  private int string(int start) {
    int end = start + 1;
    while (text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    line.append(text, start, end + 1);
    return end;
  }

  private int open(int at, char bracket) {
    int next = at + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    line.append(bracket);
    if (text.charAt(next) == (bracket == '{' ? '}' : ']')) {
      line.append(text.charAt(next));
      return next;
    }
    depth++;
    newLine();
    return at;
  }

  private void newLine() {
    lines.add(line.toString());
    line.setLength(0);
    line.repeat(' ', 2 * Math.min(depth, 100));
  }
}
