package picklescope.settings;

import java.util.List;
import java.util.Locale;

/**
 * How the rows that match a filter look in the table: a colour, and a sign for those who cannot see
 * it.
 *
 * @param filter as the user wrote it; it need not be valid
 * @param glyph the sign, at most {@value #MOST_CHARS} characters
 * @param on whether the rule is applied
 */
public record ColorRule(String filter, Color color, String glyph, boolean on) {
  /** The most characters of a sign. */
  public static final int MOST_CHARS = 2;

  /** The colours; what they look like depends on the theme. */
  public enum Color {
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    BLUE,
    PURPLE,
    GRAY;

    /** Returns the text in the settings file. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the word for the user. */
    public String word() {
      return this == GRAY ? "grey" : text();
    }
  }

  /** Cuts the sign to its most characters. */
  public ColorRule {
    String stripped = glyph.strip();
    glyph = stripped.substring(0, Math.min(MOST_CHARS, stripped.length()));
  }

  /** Returns the rules of a first start; the first that matches a message applies. */
  public static List<ColorRule> defaults() {
    return List.of(
        new ColorRule("dangerous", Color.ORANGE, "!", true),
        // A pickle of protocol 2 or later begins with this byte; a raw one is cut or damaged.
        new ColorRule(
            "kind == 'raw' and not format and raw_data[:1] == b'\\x80'", Color.RED, "✕", true),
        new ColorRule("kind == 'raw' and not format", Color.GRAY, "□", true),
        new ColorRule("kind == 'bare'", Color.YELLOW, "◇", true),
        // The arrow of the direction is their sign.
        new ColorRule("direction == 'out'", Color.PURPLE, "", true));
  }
}
