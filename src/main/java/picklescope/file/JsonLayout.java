package picklescope.file;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a JSON file is laid out, so that what is added looks like the rest.
 *
 * @param lineEnd between two lines; empty for a file in one line
 * @param indent what each level is indented by
 */
public record JsonLayout(String lineEnd, String indent) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The same on every system, so that a repository sees what has changed and no more. */
  static final JsonLayout USUAL = new JsonLayout("\n", "  ");

  /** Returns the layout of a whole file. */
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

  /** Returns a line's end and the next one's beginning. */
  String line(int depth) {
    return lineEnd + indent.repeat(depth);
  }

  /**
   * Returns a value as JSON. A surrogate without its partner, which no encoding can write, is an
   * escape.
   *
   * @param depth how deep it lies, 0 for the outermost
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

  /** Returns JSON in which every lone surrogate, which only a string can hold, is an escape. */
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
