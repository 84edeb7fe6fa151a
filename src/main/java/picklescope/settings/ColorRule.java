package picklescope.settings;

import java.util.List;
import java.util.Locale;

/**
 * How rows that a filter chooses look in the table: a colour, and a sign for those who do not see
 * it.
 *
 * @param filter as the user wrote it; it may be no filter yet
 * @param glyph at most {@value #MOST_CHARS} characters
 * @param on whether it is used
 */
public record ColorRule(String filter, Color color, String glyph, boolean on) {
  /** How long a sign can be. */
  public static final int MOST_CHARS = 2;

  /** Colours by name; the theme says what they look like. */
  public enum Color {
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    BLUE,
    PURPLE,
    GRAY;

    /** As the settings file says it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A rule whose sign fits its column. */
  public ColorRule {
    String stripped = glyph.strip();
    glyph = stripped.substring(0, Math.min(MOST_CHARS, stripped.length()));
  }

  /** What a first start has; the first rule that chooses a message counts. */
  public static List<ColorRule> usual() {
    return List.of(
        new ColorRule("dangerous", Color.ORANGE, "!", true),
        // A pickle of protocol 2 or later begins so; one that is raw is cut or damaged.
        new ColorRule("kind == 'raw' and raw_data[:1] == b'\\x80'", Color.RED, "✕", true),
        new ColorRule("kind == 'raw'", Color.GRAY, "□", true),
        new ColorRule("kind == 'bare'", Color.YELLOW, "◇", true),
        new ColorRule("direction == 'out'", Color.PURPLE, "↑", true));
  }
}
