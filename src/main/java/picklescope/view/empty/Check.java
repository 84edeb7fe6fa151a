package picklescope.view.empty;

import java.util.Locale;

/**
 * Something to check when no message comes.
 *
 * @param mark what is known of it
 * @param text what to check, and how
 */
public record Check(Mark mark, String text) {
  /** What is known of a check. */
  public enum Mark {
    /** It has been checked and is right. */
    RIGHT("✓"),

    /** It has been checked and is wrong. */
    WRONG("✕"),

    /** Only the user can check it. */
    OPEN("○");

    private final String sign;

    Mark(String sign) {
      this.sign = sign;
    }

    /** Returns its name as a style class. */
    public String style() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns its sign, a character. */
    public String sign() {
      return sign;
    }
  }
}
