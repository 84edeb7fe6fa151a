package picklescope.file;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The layout of a JSON file, so that additions have the same layout.
 *
 * @param lineEnd the line separator; empty for a file of one line
 * @param indent the indentation of each level
 */
public record JsonLayout(String lineEnd, String indent) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The same on every system, so that a version control system reports only actual changes. */
  static final JsonLayout USUAL = new JsonLayout("\n", "  ");

  /** Returns the layout of a file. */
  public static JsonLayout of(JsonItems root) {
    String text = root.text();
    if (root.items().isEmpty()) {
      return text.contains("\r\n") ? new JsonLayout("\r\n", USUAL.indent()) : USUAL;
    }
    if (text.indexOf('\n') < 0) {
      return new JsonLayout("", "");
    }
    String lead = text.substring(1, root.items().getFirst().start());
    String indent = lead.substring(lead.lastIndexOf('\n') + 1);
    boolean indented = lead.indexOf('\n') >= 0 && !indent.isEmpty();
    return new JsonLayout(
        text.contains("\r\n") ? "\r\n" : "\n", indented ? indent : USUAL.indent());
  }

  /** Returns a line end and the indentation of the next line. */
  String line(int depth) {
    return lineEnd + indent.repeat(depth);
  }

  /**
   * Returns a value as JSON. A lone surrogate, which no encoding can represent, is escaped.
   *
   * @param depth its depth, 0 for the outermost value
   */
  public String print(JsonNode value, int depth) {
    return escaped(lineEnd.isEmpty() ? JSON.writeValueAsString(value) : printed(value, depth));
  }

  private String printed(JsonNode value, int depth) {
    var indenter = new DefaultIndenter(indent, lineEnd);
    var printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    return JSON.writer().with(printer).writeValueAsString(value).replace(lineEnd, line(depth));
  }

  /** Returns JSON in which lone surrogates, which occur only in strings, are escaped. */
  public static String escaped(String json) {
    if (json.codePoints().noneMatch(JsonLayout::isLone)) {
      return json;
    }
    var escaped = new StringBuilder();
    json.codePoints()
        .forEach(c -> {
          if (isLone(c)) {
            escaped.append("\\u%04x".formatted(c));
          } else {
            escaped.appendCodePoint(c);
          }
        });
    return escaped.toString();
  }

  private static boolean isLone(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
